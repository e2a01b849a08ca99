export { Consumers, type ConsumerEvents, type ConsumersOptions } from './consumers.js';
export { Consumes, type Handles } from './consumes.js';
export { type DeliveryDue, deliveryRings } from './delivery-rings.js';
export { Doorbell, type DoorbellOptions, queueTitle } from './doorbell.js';
export { Hands } from './hands.js';
export type { Ring } from './ring.js';
export { Sweep, type SweepOptions, type WaitingWork } from './sweep.js';
