import { AlertActionEntity } from './alert-action.entity.js';
import { AlertEntity } from './alert.entity.js';
import { BacktestEntity, BacktestHitEntity } from './backtest.entity.js';
import { BadgeRuleEntity, EntityBadgeEntity } from './badge.entity.js';
import { AttemptEntity, DeliveryEntity, WebhookEndpointEntity } from './delivery.entity.js';
import { EntityNoteEntity } from './entity-note.entity.js';
import { DataListEntity, DataListItemEntity, DataListKeyEntity } from './data-list.entity.js';
import { EventCorrectionEntity, EventEntity, EventTallyEntity, EventTypeEntity, IdempotencyKeyEntity, UnresolvedEventEntity, UserTallyEntity } from './event.entity.js';
import { EntityGroupEntity, EntityGroupMemberEntity, SessionOwnerEntity } from './group.entity.js';
import { ImportFailureEntity, ImportJobEntity, ImportMappingEntity } from './import.entity.js';
import { LabelEntity, LabelledEventEntity } from './label.entity.js';
import { BatchEntity, HourTallyEntity, IntakeEntity, LagTallyEntity, StationHeartbeatEntity, StationTallyEntity } from './ledger.entity.js';
import { DatasetEntryEntity, MappingEntity } from './mapping.entity.js';
import { EntityMemoryEntity, PopulationEntity } from './memory.entity.js';
import { ChangeLogEntity, MemberEntity, MemberSessionEntity } from './member.entity.js';
import { ApiKeyEntity, OrganizationEntity } from './organization.entity.js';
import { DeviceEntity, EntityEntity } from './person.entity.js';
import { RuleEntity, RuleHitEntity, RuleHourEntity, RuleStandingEntity, RuleTallyEntity, RuleVersionEntity } from './rule.entity.js';
import { AnalysisEntity, RescoringEntity, ScoreHistoryEntity, ScoreRevisionEntity, ScoreTallyEntity } from './score.entity.js';
import { AppearanceEntity, OpeningEntity, ToldEntity, TraceEntity } from './trace.entity.js';
import { WindowBucketEntity, WindowEntryEntity, WindowGatheringEntity } from './window.entity.js';

/** Every table. A bundle has no folder to search, so each stands here. */
export const tables = [
  OrganizationEntity, ApiKeyEntity, EntityEntity, DeviceEntity, EventEntity, UnresolvedEventEntity, IdempotencyKeyEntity,
  BatchEntity, IntakeEntity, StationHeartbeatEntity, StationTallyEntity, LagTallyEntity, HourTallyEntity, AnalysisEntity, ScoreHistoryEntity, ScoreRevisionEntity, ScoreTallyEntity, RescoringEntity,
  RuleEntity, RuleVersionEntity, RuleHitEntity, RuleStandingEntity, RuleTallyEntity, RuleHourEntity, BacktestEntity, BacktestHitEntity, AlertEntity, AlertActionEntity,
  WebhookEndpointEntity, DeliveryEntity, AttemptEntity,
  EventTallyEntity, UserTallyEntity, EventCorrectionEntity, EventTypeEntity, DataListEntity, DataListItemEntity, DataListKeyEntity,
  ImportMappingEntity, ImportJobEntity, ImportFailureEntity, EntityGroupEntity, EntityGroupMemberEntity, SessionOwnerEntity,
  MappingEntity, DatasetEntryEntity,
  BadgeRuleEntity, EntityBadgeEntity,
  EntityNoteEntity,
  EntityMemoryEntity, PopulationEntity, LabelEntity, LabelledEventEntity,
  TraceEntity, OpeningEntity, AppearanceEntity, ToldEntity,
  WindowGatheringEntity, WindowBucketEntity, WindowEntryEntity,
  MemberEntity, MemberSessionEntity, ChangeLogEntity,
];
