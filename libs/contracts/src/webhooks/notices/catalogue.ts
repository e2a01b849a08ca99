import { wholeCategory } from '@app/domain';
import { z } from 'zod';
import { alertAcknowledged, alertOpened, alertReopened, alertResolved, ruleTriggered } from './alert.notices.js';
import { noticeExample, noticeSchema } from './define-notice.js';
import { deviceBlocked, deviceRegistered } from './device.notices.js';
import { endpointDisabled, endpointTest } from './endpoint.notices.js';
import { entityBadgesChanged, entityCreated, entityScored, entityStatusChanged, identityBadgesChanged, identityScored } from './entity.notices.js';
import { scoreRevised } from './score-revised.notice.js';

/** Everything that an endpoint can ask for. */
const subscribable = [
  alertOpened,
  alertAcknowledged,
  alertResolved,
  alertReopened,
  ruleTriggered,
  entityCreated,
  entityStatusChanged,
  entityScored,
  entityBadgesChanged,
  scoreRevised,
  deviceRegistered,
  deviceBlocked,
  endpointDisabled,
  identityScored,
  identityBadgesChanged,
] as const;

/** Everything that is ever sent. */
export const notices = [...subscribable, endpointTest] as const;

export type NoticeType = (typeof notices)[number]['type'];
export const noticeTypes = notices.map(({ type }) => type) as [NoticeType, ...NoticeType[]];

type Subscription = (typeof subscribable)[number]['type'] | `${string}.*`;
const types = subscribable.map(({ type }) => type);

/** What an endpoint can ask for: a type, or a whole category of them. */
export const subscriptions = [...types, ...new Set(types.map(wholeCategory))] as [Subscription, ...Subscription[]];

/** What an endpoint is told when it does not say. */
export const usualSubscriptions = ['alert.opened', 'alert.resolved'] as const satisfies readonly Subscription[];

const [first, ...others] = notices.map(noticeSchema);

/** What is posted to an endpoint. */
export const notice = z.discriminatedUnion('type', [first as NonNullable<typeof first>, ...others]).meta({ id: 'WebhookNotice' });

export const alertNoticeExample = noticeExample(alertOpened);
