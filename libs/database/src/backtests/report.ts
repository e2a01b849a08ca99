import { alertOf, askedAsOfNow, type CompiledRule, type PartOfNow } from '@app/domain';
import type { Database, Queryable } from '../database.js';
import { tookTooLong } from '../database.js';
import type { ClaimedBacktest } from './claimed-backtest.js';

/** What a rule would have done in a period. */
export interface BacktestReport {
  readonly days: readonly BacktestDay[];
  readonly entities: number;
  /** Alerts that would have opened, when each is resolved as soon as its cooldown is over; without a cooldown one per entity. */
  readonly alerts: number;
  /** Whom it would touch, beside those who did something at all; null: too many to count. */
  readonly blastRadius: { readonly entities: number; readonly activeEntities: number | null; readonly share: number | null };
  /** Other rules that hit the same events, the most hits first. */
  readonly overlap: readonly { readonly ruleId: string; readonly name: string; readonly hits: number; readonly share: number }[];
  /** Held against labels: of the labelled events that it hits, which share is fraud, and which share of all fraud it hits. */
  readonly labels: { readonly fraudHit: number; readonly legitimateHit: number; readonly fraud: number; readonly precision: number | null; readonly recall: number | null };
  /** What was taken as it is now and not as it was at each event. */
  readonly asOfNow: readonly PartOfNow[];
  /** A digest of every verdict in order: two runs that say the same have the same. `live`: what the same version of the rule said when the events came. */
  readonly verdicts: { readonly digest: string; readonly live: { readonly digest: string; readonly hits: number; readonly same: number } | null };
}

export interface BacktestDay {
  readonly day: string;
  readonly events: number;
  readonly hits: number;
  readonly entities: number;
  readonly alerts: number;
}

const PAGE = 5_000;
/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';
const COUNT_WITHIN_MS = 10_000;

const byDay = `select to_char(event_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as hits, count(distinct entity_id)::int as entities from backtest_hit where backtest_id = $1 group by 1`;

const overlap = `select h.rule_id as "ruleId", r.name, count(*)::int as hits from backtest_hit b join rule_hit h on h.event_id = b.event_id join rule r on r.id = h.rule_id
  where b.backtest_id = $1 and h.rule_id is distinct from $2 group by h.rule_id, r.name order by hits desc, h.rule_id limit 50`;

const labelled = `select count(*) filter (where l.label = 'fraud')::int as "fraudHit", count(*) filter (where l.label = 'legitimate')::int as "legitimateHit"
  from backtest_hit b join labelled_event l on l.event_id = b.event_id and l.known_until is null where b.backtest_id = $1`;

const fraud = `select count(*)::int as fraud from labelled_event where organization_id = $1 and event_at >= $2 and event_at < $3 and label = 'fraud' and known_until is null`;

const digestOf = (from: string): string =>
  `select count(*)::int as hits, encode(sha256(convert_to(coalesce(string_agg(md5(event_id::text || conditions::text), '' order by event_at, event_id), ''), 'UTF8')), 'hex') as digest from ${from}`;

// The conditions of both were through the same column type, so that equal verdicts are equal bytes.
const live = digestOf('rule_hit where rule_id = $1 and rule_version = $2 and event_at >= $3 and event_at < $4');

const same = `select count(*)::int as same from backtest_hit b join rule_hit h on h.event_id = b.event_id and h.rule_id = $2 and h.rule_version = $3 where b.backtest_id = $1 and h.conditions = b.conditions`;

export async function reportOn(database: Database, job: ClaimedBacktest, compiled: CompiledRule): Promise<BacktestReport> {
  const { id, organizationId, ruleId, ruleVersion, rule, from, to } = job;
  const [progress] = await database.rows<{ days: Record<string, number>; hits: number }>('select days, hits::float8 as hits from backtest where id = $1', [id]);
  const hitDays = new Map((await database.rows<{ day: string; hits: number; entities: number }>(byDay, [id])).map((row) => [row.day, row]));
  const { entities, alertDays } = await simulateAlerts(database, id, alertOf(rule.actions) === null ? null : rule.cooldownSeconds);
  const days = Object.entries(progress?.days ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)).map(([day, events]) => ({ day, events, hits: hitDays.get(day)?.hits ?? 0, entities: hitDays.get(day)?.entities ?? 0, alerts: alertDays.get(day) ?? 0 }));
  const activeEntities = await activeIn(database, organizationId, from, to);
  const hits = progress?.hits ?? 0;
  const others = await database.rows<{ ruleId: string; name: string; hits: number }>(overlap, [id, ruleId]);
  const [known] = await database.rows<{ fraudHit: number; legitimateHit: number }>(labelled, [id]);
  const [all] = await database.rows<{ fraud: number }>(fraud, [organizationId, from, to]);
  const { fraudHit = 0, legitimateHit = 0 } = known ?? {};
  const [ours] = await database.rows<{ digest: string }>(digestOf('backtest_hit where backtest_id = $1'), [id]);
  return {
    days,
    entities,
    alerts: [...alertDays.values()].reduce((sum, count) => sum + count, 0),
    blastRadius: { entities, activeEntities, share: shareOf(entities, activeEntities) },
    overlap: others.map((one) => ({ ...one, share: shareOf(one.hits, hits) ?? 0 })),
    labels: { fraudHit, legitimateHit, fraud: all?.fraud ?? 0, precision: shareOf(fraudHit, fraudHit + legitimateHit), recall: shareOf(fraudHit, all?.fraud ?? 0) },
    asOfNow: askedAsOfNow(compiled, rule),
    verdicts: { digest: ours?.digest ?? '', live: ruleId === null || ruleVersion === null ? null : await liveVerdicts(database, job, ruleId, ruleVersion) },
  };
}

async function liveVerdicts(database: Queryable, { id, from, to }: ClaimedBacktest, ruleId: string, version: number): Promise<BacktestReport['verdicts']['live']> {
  const [then] = await database.rows<{ hits: number; digest: string }>(live, [ruleId, version, from, to]);
  const [both] = await database.rows<{ same: number }>(same, [id, ruleId, version]);
  return { digest: then?.digest ?? '', hits: then?.hits ?? 0, same: both?.same ?? 0 };
}

/** Goes through the hits of each entity in order. Null: the rule raises no alerts. */
async function simulateAlerts(database: Queryable, id: string, cooldownSeconds: number | null): Promise<{ entities: number; alertDays: Map<string, number> }> {
  const alertDays = new Map<string, number>();
  let entities = 0;
  let entity: string | null = null;
  let openedAt = 0;
  let after = { entityId: FIRST, eventAt: new Date(0), eventId: FIRST };
  for (;;) {
    const rows: { entityId: string; eventAt: Date; eventId: string }[] = await database.rows(
      `select entity_id as "entityId", event_at as "eventAt", event_id as "eventId" from backtest_hit
       where backtest_id = $1 and (entity_id, event_at, event_id) > ($2, $3, $4) order by entity_id, event_at, event_id limit ${PAGE}`,
      [id, after.entityId, after.eventAt, after.eventId],
    );
    for (const { entityId, eventAt } of rows) {
      const isNew = entityId !== entity;
      if (isNew) entities += 1;
      entity = entityId;
      if (cooldownSeconds === null || !(isNew || (cooldownSeconds > 0 && eventAt.getTime() >= openedAt + cooldownSeconds * 1_000))) continue;
      openedAt = eventAt.getTime();
      const day = eventAt.toISOString().slice(0, 10);
      alertDays.set(day, (alertDays.get(day) ?? 0) + 1);
    }
    after = rows.at(-1) ?? after;
    if (rows.length < PAGE) return { entities, alertDays };
  }
}

async function activeIn(database: Database, organizationId: string, from: Date, to: Date): Promise<number | null> {
  try {
    const [row] = await database.reading((tx) => tx.rows<{ n: number }>('select count(distinct entity_id)::int as n from event where organization_id = $1 and timestamp >= $2 and timestamp < $3', [organizationId, from, to]), COUNT_WITHIN_MS, 'free');
    return row?.n ?? 0;
  } catch (error) {
    if (tookTooLong(error)) return null;
    throw error;
  }
}

const shareOf = (part: number, whole: number | null): number | null => (whole === null || whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000);
