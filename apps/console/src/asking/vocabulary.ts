import type { Role } from '@app/contracts';
import type { Decision, Dimension, EntityStatus, EvaluationMode, NetworkClass, RuleActionType, RuleCategory, RuleStatus, Severity } from '@app/domain';
import type { Answer } from './api.js';

type Endpoint = Answer<'GET /webhooks/endpoints'>['endpoints'][number];
type Notice = Exclude<Answer<'GET /webhooks/deliveries'>['deliveries'][number]['type'], 'endpoint.test'>;
type ListStatus = Answer<'GET /data-lists'>['dataLists'][number]['status'];

/** Words of the domain that the console lists. Only their types come from there, so that its code does not; one that is missing here does not compile. */
const every = <Word extends string>(words: Record<Word, true>): readonly Word[] => Object.keys(words) as Word[];

export const dimensions = every<Dimension>({ HUMANITY: true, AUTHENTICITY: true, UNIQUENESS: true, BEHAVIOR: true });
export const entityStatuses = every<EntityStatus>({ active: true, inactive: true, blocked: true, under_review: true, suspended: true, expired: true, deleted: true, rejected: true });
export const listStatuses = every<ListStatus>({ active: true, inactive: true, archived: true });
export const channelCodes = every<Endpoint['channel']>({ webhook: true, slack: true, email: true, http: true });
export const noticeTypes = every<Notice>({
  'alert.opened': true, 'alert.acknowledged': true, 'alert.resolved': true, 'alert.reopened': true, 'rule.triggered': true,
  'entity.created': true, 'entity.status_changed': true, 'entity.scored': true, 'entity.badges_changed': true, 'score.revised': true,
  'device.registered': true, 'device.blocked': true, 'endpoint.disabled': true, 'identity.scored': true, 'identity.badges_changed': true,
});
export const roles = every<Role>({ viewer: true, analyst: true, operator: true, admin: true });
export const ruleStatuses = every<RuleStatus>({ draft: true, in_progress: true, in_review: true, active: true, shadow: true, archived: true, inactive: true });
export const severities = every<Severity>({ LOW: true, MEDIUM: true, HIGH: true, CRITICAL: true });
export const evaluationModes = every<EvaluationMode>({ sync: true, async: true });
export const ruleCategories = every<RuleCategory>({ kyc: true, kyb: true, aml: true, fraud: true, compliance: true, custom: true });
export const decisions = every<Decision>({ allow: true, review: true, block: true });
export const ruleActionTypes = every<RuleActionType>({ createAlert: true, setEntityStatus: true, addToList: true, giveBadge: true, blockDevice: true });
export const networkClasses = every<NetworkClass>({ consumer: true, mobile: true, satellite: true, relay: true, hosting: true, anonymiser: true, private: true, unknown: true });
