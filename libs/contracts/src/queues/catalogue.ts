import { alerting } from './alerting.queue.js';
import { delivery } from './delivery.queue.js';
import { geolocation } from './geolocation.queue.js';
import { scoring } from './scoring.queue.js';

/** The stations of the path behind ingest, in the order in which an event passes them. */
export const queues = { geolocation, scoring, alerting, delivery } as const;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as QueueName[];
