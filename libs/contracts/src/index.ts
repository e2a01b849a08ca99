export { BATCHES_OF_RING, batchesJob, batchesKey } from './queues/batch-job.js';
export { defineQueue, type JobOf, type QueueContract } from './queues/define-queue.js';
export { DELIVERIES_OF_JOB } from './queues/delivery.queue.js';
export { queueNames, type QueueName, queues } from './queues/catalogue.js';
export { type AskedOf, type Chapter, chapters, defineEndpoint, type Endpoint, type EndpointAnswer, type EndpointExample, type Method } from './http/endpoint.js';
export { GROUP_DATA_LIMIT } from './endpoints/dregs-groups.endpoints.js';
export { type EndpointName, endpoints } from './endpoints/catalogue.js';
export { type EventInput, eventInput, knownEventFields, METADATA_LIMIT } from './events/event-input.js';
export { eventAnswer } from './events/event-answer.js';
export { eventStreamQuery } from './events/stream-query.js';
export { eventListQuery } from './events/event-query.js';
export { type EventCorrection } from './events/event-correction.js';
export {
  type AutomaticInput,
  ENTITY_JSON_LIMIT,
  type EntityChange,
  entityInput,
  type EntityInput,
  knownAutomaticFields,
  knownChangeFields,
  knownEntityFields,
  type UpsertInput,
} from './entities/entity-input.js';
export type { AnalyzeAnswer, AnalyzeInput, RuleOutcome } from './entities/analyze.js';
export { type DeviceSignature, deviceSignature } from './events/device-signature.js';
export { isInWholeCharacters } from './events/field.js';
export { type TrackInput, trackInput } from './events/track-input.js';
export { allows, operatingPermissions, type Permission, permissions, publishablePermissions } from './http/permissions.js';
export { permissionsOfRole, type Role, roles } from './http/roles.js';
export { loginInput, MOST_PASSWORD } from './members/login-input.js';
export { bytesOfJson, isStorable, isTooDeep, TOO_DEEP } from './http/free-json.js';
export { type RuleChangeInput, ruleChange, type RuleInput, ruleInput } from './rules/rule-input.js';
export { actionOf } from './rules/rule-action.js';
export { type RulePack, rulePack } from './rules/rule-pack.js';
export { type EndpointChange, endpointChange, type EndpointInput, endpointInput, readChannel, signatures } from './webhooks/endpoint-input.js';
export { notice, notices, type NoticeType, noticeTypes, subscriptions } from './webhooks/notices/catalogue.js';
export { type NoticeDefinition, noticeExample, noticeSchema } from './webhooks/notices/define-notice.js';
export { channelOf, channels, composeParcel } from './channels/catalogue.js';
export type { Channel, Message, Parcel } from './channels/define-channel.js';
export { eventOf } from './channels/webhook.channel.js';
export { type DeviceChange, type DeviceInput, deviceDetailFields, knownDeviceFields } from './devices/device-input.js';
export { CHECKS_AT_ONCE, type DataListInput, type DataListItemInput, itemOfType } from './data-lists/data-list-input.js';
export { importPlan, type MappedColumns, mappingWarnings } from './imports/import-plan.js';
export { type ImportMappingChange, importMappingChange, type ImportMappingInput, importMappingInput } from './imports/mapping-input.js';
