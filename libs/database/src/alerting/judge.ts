import { becauseOf, evaluateRule, type EntityState, type Explained, isInScope, type RuleCase, type Scores, stateCase } from '@app/domain';
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

export interface Judgement {
  readonly openings: readonly Opening[];
  readonly endings: readonly Ending[];
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
  if (one.disregarded) return { openings: [], endings: endingsOf(one) };
  const openings: Opening[] = [];
  const endings: Ending[] = [];
  for (const rule of rules) {
    if (rule.organizationId !== one.organizationId || rule.asksAboutAnEvent || !isInScope(rule, one.state.entity)) continue;
    const answers = answersOf(rule, one, circumstances);
    if (rule.status === 'shadow') continue;
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
  return { openings, endings };
}

/** How the rule answers after each cycle. Only scores and observations are known of the past: the rest is as it is now. Counted is the last answer. */
function answersOf(rule: RunningRule, one: Case, { at, lists, tally }: Circumstances): { readonly holds: boolean; readonly turn: Turn }[] {
  const answers = one.cycles.map(({ cycle, scores, observations }) => {
    const answer = evaluateRule(rule.compiled, stateCase({ ...one.state, scores, observations }, at, lists));
    return { ...answer, turn: { cycle, scores, because: becauseOf(answer.conditions), conditions: answer.conditions } };
  });
  tally.count(rule, answers.at(-1) ?? null);
  return answers;
}

function endingsOf(one: Case): Ending[] {
  const latest = one.cycles.at(-1);
  if (!latest) return [];
  const { cycle, scores } = latest;
  return [...one.openAlerts.values()].map((alertId) => ({ alertId, endedBy: { cycle, scores, because: 'The entity is disregarded.', conditions: null } }));
}
