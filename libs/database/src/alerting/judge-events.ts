import { becauseOf, type Explained } from '@app/domain';
import type { Queryable } from '../database.js';
import { REMEMBER_MS } from '../deciding/sync-rules.js';
import type { Batch } from '../ledger/ledger.js';
import { askRules } from '../rules/ask-rules.js';
import { type EventCase, loadEventCases } from '../rules/load-event-cases.js';
import { actedOn, openSyncHits, writeHits } from '../rules/rule-hits.js';
import type { RuleTally } from '../rules/rule-tally.js';
import type { RunningRule } from '../rules/running-rules.js';
import type { WindowQuestion } from '../windows/asked-windows.js';
import type { Unjudged } from './load-cases.js';

/** A rule that hit an event, and of which something is to come. */
export interface ActiveHit {
  readonly rule: RunningRule;
  readonly case: EventCase;
  readonly conditions: Explained;
  readonly because: string;
}

/** What the alerting station has at hand when it judges the events of a batch. */
export interface BatchToJudge {
  readonly batch: Pick<Batch, 'eventIds' | 'eventTimes'>;
  /** Whose analyses are locked: the events of others wait for a batch that locks them. */
  readonly locked: readonly Unjudged[];
  readonly rules: readonly RunningRule[];
  readonly tally: RuleTally;
  readonly at: Date;
  /** Takes up what windows would rather have kept: here nothing is, for whoever posts would wait for this transaction. */
  readonly unkept: WindowQuestion[];
}

/**
 * Asks the rules that look at events, each event of the batch once, in the order in which they happened. Answers the new hits of
 * active rules, and those of sync rules that were judged while the event was posted and that nobody acted on yet.
 */
export async function judgeEvents(tx: Queryable, { batch, locked, rules, tally, at, unkept }: BatchToJudge): Promise<ActiveHit[]> {
  if (batch.eventIds.length === 0 || !rules.some((rule) => rule.asksAboutAnEvent || rule.evaluationMode === 'sync')) return [];
  const judged = new Set(locked.filter(({ disregarded }) => !disregarded).map(({ entity_id: entityId }) => entityId));
  const behind = rules.filter((rule) => rule.asksAboutAnEvent && (rule.evaluationMode === 'async' || rule.ranBehindUntil !== null));
  const withObservations = behind.some(({ compiled }) => [...compiled.fields].some((field) => field.startsWith('observations.')));
  const cases = (await loadEventCases(tx, batch, { withObservations })).filter(({ entityId }) => judged.has(entityId));
  const asking = behind.filter((rule) => cases.some((one) => isAskedBehind(rule, one)));
  const asked = asking.length === 0 ? [] : await askRules(tx, cases, asking, { keepsWindows: false, unkept });
  const events = asked.map((one) => ({ ...one, asked: one.asked.filter(({ rule }) => isAskedBehind(rule, one)) }));
  for (const { rule, answer } of events.flatMap((one) => one.asked)) tally.count(rule, answer);
  const hits = events.flatMap(({ asked: of, ...one }) => of.flatMap(({ rule, answer }) => (answer?.holds ? [{ rule: asAsync(rule), case: one, event: one.event, entityId: one.entityId, conditions: answer.conditions }] : [])));
  // At once. Sync hits also where no rule is sync any more: one that was when the event came has hit it, and nothing came of that yet.
  const [written, sync] = await Promise.all([writeHits(tx, hits, at), syncHits(tx, cases, rules, at)]);
  const fresh = new Set(written);
  return [...hits.filter((hit) => fresh.has(hit)), ...sync].filter(({ rule }) => rule.status === 'active').map(({ rule, case: one, conditions }) => ({ rule, case: one, conditions, because: becauseOf(conditions) }));
}

/**
 * A rule that requests ask by now was not asked in those before. Nor in some of the moment after, as they learn of it a little later: one
 * in which it was asked all the same is hit by it once.
 */
const isAskedBehind = ({ evaluationMode, ranBehindUntil }: RunningRule, { event }: EventCase): boolean =>
  evaluationMode === 'async' || (ranBehindUntil !== null && event.acceptedAt.getTime() <= ranBehindUntil.getTime() + REMEMBER_MS);

/** What it hits behind the answer is acted on at once. */
const asAsync = (rule: RunningRule): RunningRule => (rule.evaluationMode === 'async' ? rule : { ...rule, evaluationMode: 'async' });

/** A rule that only asks what somebody is has its alert while it holds, whenever it is asked: its hits are answered for by `judge`. */
async function syncHits(tx: Queryable, cases: readonly EventCase[], rules: readonly RunningRule[], at: Date) {
  const stored = await openSyncHits(tx, cases.map(({ event }) => event.id));
  await actedOn(tx, stored, at);
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const caseOf = new Map(cases.map((one) => [one.event.id, one]));
  return stored.flatMap(({ ruleId, eventId, conditions }) => {
    const [rule, one] = [ruleOf.get(ruleId), caseOf.get(eventId)];
    return rule?.asksAboutAnEvent && one ? [{ rule, case: one, conditions }] : [];
  });
}
