import { AlertEntity, RuleEntity } from './alert.entity.js';
import { AttemptEntity, DeliveryEntity, WebhookEndpointEntity } from './delivery.entity.js';
import { EventEntity, IdempotencyKeyEntity, UnresolvedEventEntity } from './event.entity.js';
import { BatchEntity, StationHeartbeatEntity } from './ledger.entity.js';
import { ApiKeyEntity, OrganizationEntity } from './organization.entity.js';
import { DeviceEntity, EntityEntity } from './person.entity.js';
import { AnalysisEntity, ScoreHistoryEntity } from './score.entity.js';

/** Every table. A bundle has no folder to search, so each stands here. */
export const tables = [
  OrganizationEntity, ApiKeyEntity, EntityEntity, DeviceEntity, EventEntity, UnresolvedEventEntity, IdempotencyKeyEntity,
  BatchEntity, StationHeartbeatEntity, AnalysisEntity, ScoreHistoryEntity, RuleEntity, AlertEntity,
  WebhookEndpointEntity, DeliveryEntity, AttemptEntity,
];
