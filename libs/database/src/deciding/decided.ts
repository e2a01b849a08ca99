import type { Decision } from '@app/domain';
import type { RuleAsked } from '../rules/ask-rules.js';
import type { Stage } from './stage-times.js';

/** What can be missing from a decision: who it is about, where he came from, what happened before, or all of it. */
export type Degraded = 'entity' | 'place' | 'windows' | 'lists' | 'rules';

/** What the sync rules of its organization said about an event. */
export interface Decided {
  readonly decision: Decision;
  readonly asked: readonly RuleAsked[];
  /** In ms, of the whole group that it was stored with. */
  readonly stages: Readonly<Record<Stage, number>>;
  readonly degraded: readonly Degraded[];
}
