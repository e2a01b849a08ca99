import type { RuleAnswer } from '@app/domain';
import type { Question } from '../database.js';
import type { RunningRule } from './running-rules.js';

/** What became of one rule in one batch. */
export interface RuleRuns {
  readonly ruleId: string;
  evaluated: number;
  hits: number;
  shadowHits: number;
  failures: number;
}

/** Batches that run at once count into different rows. */
const SHARDS = 8;

// In the order of the key: two batches that count into one shard cannot deadlock. Most rules are asked and do not hit, and so have no hour.
const add = {
  name: 'rule-tally-add',
  text: `with hours as (
      insert into rule_hour as h (rule_id, hour, shard, hits, shadow_hits)
      select n.rule_id, date_trunc('hour', $7::timestamptz, 'UTC'), $6, n.hits, n.shadow_hits
      from unnest($1::uuid[], $3::bigint[], $4::bigint[]) as n(rule_id, hits, shadow_hits) where n.hits + n.shadow_hits > 0 order by n.rule_id
      on conflict (rule_id, hour, shard) do update set hits = h.hits + excluded.hits, shadow_hits = h.shadow_hits + excluded.shadow_hits)
    insert into rule_tally as t (rule_id, day, shard, evaluated, hits, shadow_hits, failures, last_hit_at)
    select n.rule_id, ($7::timestamptz at time zone 'UTC')::date, $6, n.evaluated, n.hits, n.shadow_hits, n.failures, case when n.hits + n.shadow_hits > 0 then $7::timestamptz end
    from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) as n(rule_id, evaluated, hits, shadow_hits, failures) order by n.rule_id
    on conflict (rule_id, day, shard) do update set evaluated = t.evaluated + excluded.evaluated, hits = t.hits + excluded.hits, shadow_hits = t.shadow_hits + excluded.shadow_hits,
      failures = t.failures + excluded.failures, last_hit_at = greatest(t.last_hit_at, excluded.last_hit_at)`,
};

/** Counts what rules did. Gathered while a batch is judged, written once at its end. */
export class RuleTally {
  readonly #runs = new Map<string, RuleRuns>();

  /** Once for each time that a rule was asked; without an answer it was ruled out at once. */
  count({ id, status }: Pick<RunningRule, 'id' | 'status'>, answer: Pick<RuleAnswer, 'holds' | 'troubles'> | null): void {
    const runs = this.#of(id);
    runs.evaluated += 1;
    if (answer === null) return;
    if (answer.holds && status === 'shadow') runs.shadowHits += 1;
    else if (answer.holds) runs.hits += 1;
    if (answer.troubles.length > 0) runs.failures += 1;
  }

  /** It could not be asked at all. */
  countFailure(ruleId: string): void {
    this.#of(ruleId).failures += 1;
  }

  #of(ruleId: string): RuleRuns {
    const known = this.#runs.get(ruleId);
    if (known) return known;
    const runs = { ruleId, evaluated: 0, hits: 0, shadowHits: 0, failures: 0 };
    this.#runs.set(ruleId, runs);
    return runs;
  }

  /** By which it is written down; null when there is nothing to write. `spread` is any number that differs between writers that run at once, as the id of a batch does. */
  writing(at: Date, spread: number): Question | null {
    const runs = [...this.#runs.values()];
    if (runs.length === 0) return null;
    return [add, [
      runs.map(({ ruleId }) => ruleId),
      runs.map(({ evaluated }) => evaluated),
      runs.map(({ hits }) => hits),
      runs.map(({ shadowHits }) => shadowHits),
      runs.map(({ failures }) => failures),
      spread % SHARDS,
      at.toISOString(),
    ]];
  }
}
