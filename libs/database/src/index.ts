export { Database, type DatabaseOptions, dataSource, type Queryable } from './database.js';
export { type Batch, type DueBatch, Ledger, type Progress, tookItsWorkersDown } from './ledger/ledger.js';
export { Ages, type StationAge, type StationName } from './ledger/ages.js';
export { HouseKeeping } from './ledger/house-keeping.js';
export type { EventToRecord, Recorded, RecordOutcome } from './recording/event-to-record.js';
export { RecordEvents, type RecordedGroup } from './recording/record-events.js';
export { type AfterAttempt, type AttemptRecord, type ClaimedDelivery, Deliveries } from './delivery/deliveries.js';
export { type ApiKey, ApiKeys, type KeyHolder, type KeyKind } from './access/api-keys.js';
export { Organizations } from './access/organizations.js';
