import { observationsFromText, type Scores } from '@app/domain';
import type { Queryable } from '../database.js';
import type { EventCase } from '../rules/load-event-cases.js';
import { observationsByCode, unscored } from '../rules/load-states.js';
import type { RunningRule } from '../rules/running-rules.js';

/** So long after an event was accepted its own cycle is taken to be through, in ms: a rule that is asked behind the answer finds what came of it. */
const SCORED_WITHIN_MS = 60_000;

// Down the cycles of an entity from its newest to the one that stood then.
const then = {
  name: 'backtest-scores-of-then',
  text: `select asked.n, h.scores, h.observations from unnest($1::int[], $2::uuid[], $3::timestamptz[]) as asked(n, entity_id, at)
    cross join lateral (select scores, observations from score_history where entity_id = asked.entity_id and finished_at <= asked.at order by cycle desc limit 1) h`,
};

/** The same cases with the scores and observations that the rule found: those that stood when each event had been scored, or when it came where requests ask the rule; not those of today. */
export async function scoresOfThen(tx: Queryable, cases: readonly EventCase[], { evaluationMode }: Pick<RunningRule, 'evaluationMode'>): Promise<EventCase[]> {
  const laterMs = evaluationMode === 'sync' ? 0 : SCORED_WITHIN_MS;
  const rows = await tx.rows<{ n: number; scores: Scores; observations: string }>(then, [
    cases.map((_, n) => n),
    cases.map(({ entityId }) => entityId),
    cases.map(({ event }) => new Date(event.acceptedAt.getTime() + laterMs).toISOString()),
  ]);
  const found = new Map(rows.map((row) => [row.n, row]));
  return cases.map((one, n) => {
    const history = found.get(n);
    return { ...one, given: { ...one.given, scores: history?.scores ?? unscored, observations: history ? observationsByCode(observationsFromText(history.observations)) : {} } };
  });
}
