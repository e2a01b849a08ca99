import { becauseOf, dueAt, evaluateRule, type EntityState, type Explained, isCarried, isInScope, type RuleCase, type Scores, type Standing, standingAt, stateCase } from '@app/domain';
import type { KnownState } from '../rules/load-states.js';
import type { RuleTally } from '../rules/rule-tally.js';
import type { RunningRule } from '../rules/running-rules.js';

/** The scores that an entity had after one cycle, and what analyzers saw, where a rule asks for it. */
export interface ScoredCycle {
  readonly cycle: number;
  readonly scores: Scores;
  readonly observations: EntityState['observations'];
}

/** An entity whose scores are to be held against the rules. */
export interface Case {
  readonly entityId: string;
  readonly organizationId: string;
  readonly state: KnownState;
  /** Oldest first: the cycles that changed a score and that nobody has judged yet, and always the latest one. */
  readonly cycles: readonly ScoredCycle[];
  /** The alert that is open about this entity, by rule. */
  readonly openAlerts: ReadonlyMap<string, string>;
  /** Of rules that have delays, by rule: since when one holds, or does not hold any more. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** No rule looks at it: what is open ends, nothing opens. */
  readonly disregarded: boolean;
}

/** The cycle at which a rule changed its answer, and by which figures. */
export interface Turn extends Pick<ScoredCycle, 'cycle' | 'scores'> {
  readonly because: string;
  readonly conditions: Explained | null;
}

/** An alert to open. It may have ended already, by a later cycle that came with the same batch. */
export interface Opening {
  readonly rule: RunningRule;
  readonly entityId: string;
  readonly openedBy: Turn;
  readonly endedBy: Turn | null;
  /** What raised it, where a rule asks about events. */
  readonly event: { readonly id: string; readonly eventType: string; readonly timestamp: string } | null;
  /** How often the rule hit in this batch. */
  readonly hits: number;
}

/** An alert that was open before, and is not any more. */
export interface Ending {
  readonly alertId: string;
  readonly endedBy: Turn;
}

/** What became of a rule that has delays; null: it neither waits to open an alert nor to end one. */
export interface StandingChange {
  readonly entityId: string;
  readonly ruleId: string;
  readonly standing: Standing | null;
  readonly dueAt: number | null;
}

export interface Judgement {
  readonly openings: readonly Opening[];
  readonly endings: readonly Ending[];
  readonly standings: readonly StandingChange[];
}

/** What a judgement needs beside cases and rules. */
export interface Circumstances {
  /** Now: ages are counted to it. */
  readonly at: number;
  /** Of what the rules ask data lists about these entities: what is on them. */
  readonly lists: RuleCase['lists'];
  readonly tally: RuleTally;
}

/**
 * Walks through the cycles as they happened, for the rules that ask what somebody is. A rule that begins to hold opens one alert,
 * which stays the only one until the rule stops holding. So a hit between two batches is not missed, whichever of them comes
 * first, and judging again what was judged finds nothing to do. A rule in shadow is counted and opens nothing.
 */
export function judge(one: Case, rules: readonly RunningRule[], circumstances: Circumstances): Judgement {
  if (one.disregarded) return { openings: [], endings: endingsOf(one, [...one.openAlerts.values()], 'The entity is disregarded.'), standings: goneOf(one, []) };
  const openings: Opening[] = [];
  const about = rules.filter((rule) => rule.organizationId === one.organizationId && !rule.asksAboutAnEvent);
  const asked = about.filter((rule) => isInScope(rule, one.state.entity));
  // Nobody asks them about this entity any more: they could never be seen to stop holding.
  const left = about.filter((rule) => rule.status === 'active' && !asked.includes(rule)).flatMap((rule) => one.openAlerts.get(rule.id) ?? []);
  const endings = endingsOf(one, left, 'The rule is not about this entity any more.');
  const standings: StandingChange[] = goneOf(one, asked);
  for (const rule of asked) {
    const answers = answersOf(rule, one, circumstances);
    if (rule.status === 'shadow') continue;
    if (hasDelays(rule)) {
      const patient = judgePatiently(rule, one, answers.at(-1), circumstances.at);
      openings.push(...patient.openings);
      endings.push(...patient.endings);
      standings.push(...patient.standings);
      continue;
    }
    let openAlertId = one.openAlerts.get(rule.id);
    let opening: (Opening & { endedBy: Turn | null }) | undefined;
    for (const { holds, turn } of answers) {
      const isOpen = openAlertId !== undefined || opening !== undefined;
      if (holds === isOpen) continue;
      if (holds) {
        opening = { rule, entityId: one.entityId, openedBy: turn, endedBy: null, event: null, hits: 1 };
        openings.push(opening);
      } else if (opening) {
        opening.endedBy = turn;
        opening = undefined;
      } else if (openAlertId !== undefined) {
        endings.push({ alertId: openAlertId, endedBy: turn });
        openAlertId = undefined;
      }
    }
  }
  return { openings, endings, standings };
}

/** The alert of a rule that must hold for a while, or may cease to for a while. Judged is what is so now: what came and went in between never was. */
function judgePatiently(rule: RunningRule, one: Case, answer: Answer | undefined, at: number): Judgement {
  const nothing = { openings: [], endings: [], standings: [] };
  if (answer === undefined) return nothing;
  const alertId = one.openAlerts.get(rule.id);
  const noted = one.standings.get(rule.id) ?? null;
  const before: Standing | null = alertId === undefined ? (noted?.is === 'waiting' ? noted : null) : noted?.is === 'leaving' ? noted : { is: 'carried', since: LONG_SINCE };
  const delays = { applyMs: rule.openAfterSeconds * 1_000, removeMs: rule.closeAfterSeconds * 1_000 };
  const now = standingAt(before, answer.holds ? LONG_SINCE : null, delays, at);
  const isNew = isCarried(now) && now.since !== LONG_SINCE;
  const isOver = alertId !== undefined && (!isCarried(now) || isNew);
  return {
    openings: isNew ? [{ rule, entityId: one.entityId, openedBy: answer.turn, endedBy: null, event: null, hits: 1 }] : [],
    endings: isOver ? [{ alertId, endedBy: answer.turn }] : [],
    standings: [{ entityId: one.entityId, ruleId: rule.id, standing: now?.is === 'carried' ? null : now, dueAt: dueAt(now, delays) }],
  };
}

/** Since when a rule has held is what was noted; and of an alert that is open it only matters that it is that one. */
const LONG_SINCE = 0;

const hasDelays = ({ openAfterSeconds, closeAfterSeconds }: RunningRule): boolean => openAfterSeconds > 0 || closeAfterSeconds > 0;

/** What was noted of rules that have no delays, or are not asked of somebody any more: nobody knows whether they go on holding. */
const goneOf = (one: Case, asked: readonly RunningRule[]): StandingChange[] =>
  [...one.standings.keys()].filter((ruleId) => !asked.some((rule) => rule.id === ruleId && rule.status === 'active' && hasDelays(rule))).map((ruleId) => ({ entityId: one.entityId, ruleId, standing: null, dueAt: null }));

interface Answer {
  readonly holds: boolean;
  readonly turn: Turn;
}

/** How the rule answers after each cycle. Only scores and observations are known of the past: the rest is as it is now. Counted is the last answer. */
function answersOf(rule: RunningRule, one: Case, { at, lists, tally }: Circumstances): Answer[] {
  const answers = one.cycles.map(({ cycle, scores, observations }) => {
    const answer = evaluateRule(rule.compiled, stateCase({ ...one.state, scores, observations }, at, lists));
    return { ...answer, turn: { cycle, scores, because: becauseOf(answer.conditions), conditions: answer.conditions } };
  });
  tally.count(rule, answers.at(-1) ?? null);
  return answers;
}

function endingsOf(one: Case, alertIds: readonly string[], because: string): Ending[] {
  const latest = one.cycles.at(-1);
  if (!latest) return [];
  const { cycle, scores } = latest;
  return alertIds.map((alertId) => ({ alertId, endedBy: { cycle, scores, because, conditions: null } }));
}
