import type { QueueName } from '@app/contracts';

export const RUNTIME_ENV = Symbol('runtime env');

/** What each station of this process says of itself with its heartbeat. */
export const STATION_DETAILS = Symbol('station details');
export type StationDetails = Map<QueueName, Record<string, unknown>>;
