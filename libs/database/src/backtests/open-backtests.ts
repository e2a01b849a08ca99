import type { Database, Queryable } from '../database.js';
import { tookTooLong } from '../database.js';
import { askRules, type JudgedEvent } from '../rules/ask-rules.js';
import { deviceOfEvent, eventCaseColumns, toCases } from '../rules/load-event-cases.js';
import type { RunningRule } from '../rules/running-rules.js';
import { runningOf } from '../rules/try-rule.js';
import type { ClaimedBacktest } from './claimed-backtest.js';
import { type BacktestReport, reportOn } from './report.js';
import { scoresOfThen } from './scores-of-then.js';

/** So long a worker that says nothing is taken for alive, in ms. */
const LEASE_MS = 15_000;
const MOST_ATTEMPTS = 5;
/** The events that are asked about in one transaction. */
const CHUNK = 500;
/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';
const COUNT_WITHIN_MS = 10_000;

const lease = `now() + ${LEASE_MS} * interval '1 ms'`;

const giveUp = {
  name: 'backtest-give-up',
  text: `update backtest set status = 'failed', finished_at = now(), claimed_until = null, last_error = coalesce(last_error, 'It was taken up ' || attempts || ' times, and each time the process ended before a step was done.')
    where status = 'running' and attempts >= ${MOST_ATTEMPTS} and claimed_until < now()`,
};

// One whose lease ended after the look of `giveUp` waits for the next: it is not taken up once more.
const claim = {
  name: 'backtest-claim',
  text: `update backtest set status = 'running', claimed_until = ${lease}, attempts = attempts + 1
    where id = (select id from backtest where status in ('queued', 'running') and attempts < ${MOST_ATTEMPTS} and (claimed_until is null or claimed_until < now()) order by created_at limit 1 for update skip locked)
    returning id, organization_id as "organizationId", rule_id as "ruleId", rule_version as "ruleVersion", rule, from_at as "from", to_at as "to", total::float8 as total`,
};

// Held until the step is written: a worker that lost its lease waits here, and finds where the other one has come to.
const hold = {
  name: 'backtest-hold',
  text: `select after_at as "afterAt", after_id as "afterId" from backtest where id = $1 and status = 'running' for no key update`,
};

// From the last event on, and not from the beginning of the period again.
const next = {
  name: 'backtest-next',
  text: `select ${eventCaseColumns} from (
      select * from event where organization_id = $1 and timestamp >= $2 and (timestamp, id) > ($2, $3) and timestamp < $4 order by timestamp, id limit ${CHUNK}
    ) e ${deviceOfEvent} order by e.timestamp, e.id`,
};

const keep = {
  name: 'backtest-keep',
  text: `insert into backtest_hit (backtest_id, event_id, entity_id, event_at, conditions)
    select $1, n.* from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::jsonb[]) as n on conflict do nothing`,
};

const advance = {
  name: 'backtest-advance',
  text: `update backtest b set processed = processed + $2, hits = hits + $3, failures = failures + $4, after_at = $5, after_id = $6, attempts = 0, last_error = null, claimed_until = ${lease},
      days = b.days || coalesce((select jsonb_object_agg(n.day, n.events + coalesce((b.days ->> n.day)::bigint, 0)) from unnest($7::text[], $8::bigint[]) as n(day, events)), '{}')
    where id = $1`,
};

/** Backtests as those see them who work on them: each is held by one worker, for as long as that gives signs of life. */
export class OpenBacktests {
  constructor(private readonly database: Database) {}

  /** The oldest that nobody works on, for this worker alone; null when there is none. */
  async claim(): Promise<ClaimedBacktest | null> {
    await this.database.run(giveUp);
    const [job] = await this.database.rows<ClaimedBacktest & Record<string, unknown>>(claim);
    if (job && job.total === null) await this.count(job);
    return job ?? null;
  }

  /** The rule as it runs; null where its text is no rule any more, which ends the backtest. */
  async ruleOf(job: ClaimedBacktest): Promise<RunningRule | null> {
    const types = await this.database.rows<{ code: string }>('select code from event_type where organization_id = $1', [job.organizationId]);
    const running = runningOf({ ...job.rule, id: job.ruleId ?? job.id, organizationId: job.organizationId, version: job.ruleVersion ?? 0 }, new Set(types.map(({ code }) => code)));
    if (!('mistakes' in running)) return running;
    await this.end(job.id, 'failed', null, running.mistakes[0]?.says ?? 'The conditions are no rule.');
    return null;
  }

  /** Asks about the next events, once. Answers whether there are more: not when it was stopped either. */
  step(job: ClaimedBacktest, rule: RunningRule): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [held] = await tx.rows<{ afterAt: Date | null; afterId: string | null }>(hold, [job.id]);
      if (!held) return false;
      const rows = await tx.rows<{ id: string; timestamp: Date } & Record<string, unknown>>(next, [job.organizationId, held.afterAt ?? job.from, held.afterId ?? FIRST, job.to]);
      const last = rows.at(-1);
      if (!last) return false;
      const judged = await this.ask(tx, rows, rule);
      const hits = judged.flatMap(({ event, entityId, asked }) => asked.flatMap(({ answer }) => (answer?.holds ? [{ event, entityId, conditions: answer.conditions }] : [])));
      const failures = judged.flatMap(({ asked }) => asked).filter(({ answer }) => answer !== null && answer.troubles.length > 0).length;
      if (hits.length > 0) await tx.run(keep, [job.id, hits.map(({ event }) => event.id), hits.map(({ entityId }) => entityId), hits.map(({ event }) => event.at.toISOString()), hits.map(({ conditions }) => JSON.stringify(conditions))]);
      const days = new Map<string, number>();
      for (const { timestamp } of rows) days.set(dayOf(timestamp), (days.get(dayOf(timestamp)) ?? 0) + 1);
      await tx.run(advance, [job.id, rows.length, hits.length, failures, last.timestamp, last.id, [...days.keys()], [...days.values()]]);
      return rows.length === CHUNK;
    });
  }

  private async ask(tx: Queryable, rows: readonly Record<string, unknown>[], rule: RunningRule): Promise<JudgedEvent[]> {
    const asksScores = [...rule.compiled.fields].some((field) => field.startsWith('scores.') || field.startsWith('observations.'));
    const cases = await toCases(tx, rows, { withObservations: false });
    return askRules(tx, asksScores ? await scoresOfThen(tx, cases, rule) : cases, [rule], { keepsWindows: false });
  }

  /** Nothing happens to one that was stopped meanwhile. */
  async complete(job: ClaimedBacktest): Promise<void> {
    const rule = await this.ruleOf(job);
    if (!rule) return;
    const report = await reportOn(this.database, job, rule.compiled);
    await this.end(job.id, 'completed', report, null);
  }

  /** Hands it back, for whoever comes first. */
  async release(id: string): Promise<void> {
    await this.database.run(`update backtest set claimed_until = null, attempts = 0 where id = $1 and status = 'running'`, [id]);
  }

  /** Says what went wrong; it is taken up again when its lease has run out. */
  async stumble(id: string, error: Error): Promise<void> {
    await this.database.run(`update backtest set last_error = $2 where id = $1 and status = 'running'`, [id, error.message.replaceAll('\u0000', '').slice(0, 2_000)]);
  }

  private async end(id: string, status: 'completed' | 'failed', report: BacktestReport | null, lastError: string | null): Promise<void> {
    await this.database.run(`update backtest set status = $2, report = $3, last_error = $4, finished_at = now(), claimed_until = null where id = $1 and status = 'running'`, [id, status, report === null ? null : JSON.stringify(report), lastError]);
  }

  private async count(job: ClaimedBacktest): Promise<void> {
    try {
      const total = await this.database.reading(async (tx) => (await tx.rows<{ n: string }>('select count(*) as n from event where organization_id = $1 and timestamp >= $2 and timestamp < $3', [job.organizationId, job.from, job.to]))[0]?.n, COUNT_WITHIN_MS);
      await this.database.run('update backtest set total = $2 where id = $1', [job.id, total]);
    } catch (error) {
      // Too many to count first: its progress is shown without an end.
      if (!tookTooLong(error)) throw error;
    }
  }
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
