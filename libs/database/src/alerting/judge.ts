import { holds, type ScoreCondition, type Scores } from '@app/domain';
import type { Severity } from '../tables/alert.entity.js';

/** A rule as it stands while a batch is judged. */
export interface LivingRule {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly version: number;
  readonly severity: Severity;
  readonly conditions: readonly ScoreCondition[];
}

/** The scores that an entity had after one cycle. */
export interface ScoredCycle {
  readonly cycle: number;
  readonly scores: Scores;
}

/** An entity whose scores are to be held against the rules. */
export interface Case {
  readonly entityId: string;
  readonly organizationId: string;
  /** Oldest first: the cycles that changed a score and that nobody has judged yet, and always the latest one. */
  readonly cycles: readonly ScoredCycle[];
  /** The alert that is open about this entity, by rule. */
  readonly openAlerts: ReadonlyMap<string, string>;
  /** No rule looks at it: what is open ends, nothing opens. */
  readonly disregarded: boolean;
}

/** The cycle at which a rule changed its answer, and by which figures. */
export interface Turn extends ScoredCycle {
  readonly because: string;
}

/** An alert to open. It may have ended already, by a later cycle that came with the same batch. */
export interface Opening {
  readonly rule: LivingRule;
  readonly case: Case;
  readonly openedBy: Turn;
  readonly endedBy: Turn | null;
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

/**
 * Walks through the cycles as they happened. A rule that begins to hold opens one alert, which stays the only one until the
 * rule stops holding. So a hit between two batches is not missed, whichever of them comes first, and judging again what was
 * judged finds nothing to do.
 */
export function judge(one: Case, rules: readonly LivingRule[]): Judgement {
  const openings: Opening[] = [];
  const endings: Ending[] = [];
  if (one.disregarded) return { openings, endings: endingsOf(one) };
  for (const rule of rules) {
    if (rule.organizationId !== one.organizationId) continue;
    let openAlertId = one.openAlerts.get(rule.id);
    let opening: { rule: LivingRule; case: Case; openedBy: Turn; endedBy: Turn | null } | undefined;
    for (const scored of one.cycles) {
      const answer = holds(rule.conditions, scored.scores);
      const isOpen = openAlertId !== undefined || opening !== undefined;
      if (answer.holds === isOpen) continue;
      const turn: Turn = { ...scored, because: answer.because };
      if (answer.holds) {
        opening = { rule, case: one, openedBy: turn, endedBy: null };
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

function endingsOf(one: Case): Ending[] {
  const latest = one.cycles.at(-1);
  if (!latest) return [];
  return [...one.openAlerts.values()].map((alertId) => ({ alertId, endedBy: { ...latest, because: 'The entity is disregarded.' } }));
}
