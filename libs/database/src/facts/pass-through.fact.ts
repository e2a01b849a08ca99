import { type CanonicalEventType, type CanonicalField, type Facts, isMoney, type Memory, type Money, type OwnMappings, passedOn, passThroughEvents, passThroughWindowMs, readMoney, totalsOf } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from './event-types.js';
import type { FactLoader } from './fact-loader.js';
import { ownFieldsIn } from './own-fields.js';
import { sourceAccountOf } from './source-account.js';
import { spanOf } from './span.js';
import type { Subject } from './subject.js';
import { isRegarded } from './regarded.js';

/** The newest payments of its own that an entity's accounts are known by. */
const PAYMENTS = 16;
const ACCOUNTS = 3;

const windowDays = passThroughWindowMs / 86_400_000;

// By the moments that are known of them: what else somebody did in these days is not read. The limit keeps the planner from
// gathering what others did.
const sent = {
  name: 'facts-passed-on',
  text: `select a.n, a.organization_id, extract(epoch from e.timestamp)::float8 * 1000 as at, e.event_type, e.metadata, ${sourceAccountOf('e')} as account
    from unnest($1::int[], $2::uuid[], $3::uuid[], $4::timestamptz[]) as a(n, organization_id, entity_id, at)
    cross join lateral (select timestamp, event_type, metadata from event where entity_id = a.entity_id and timestamp = a.at and timestamp between $5 and $6 limit ${PAYMENTS}) e`,
};

const paidInto = {
  name: 'facts-paid-in',
  text: `select a.n, a.organization_id, extract(epoch from e.timestamp)::float8 * 1000 as at, e.event_type, e.metadata, e.entity_id as sender,
      not exists (
        select from trace t where t.organization_id = a.organization_id and t.kind = 'destination' and t.value = a.value and (t.entity_id = e.entity_id) is true and t.first_at < a.from_at
      ) as is_new
    from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[]) as a(n, organization_id, self, value, from_at, until_at)
    cross join lateral (
      select entity_id, timestamp, event_type, metadata from event
      where coalesce(destination_account_id, destination_cuit) = a.value and organization_id is not distinct from a.organization_id
        and timestamp >= a.from_at and timestamp <= a.until_at
        and timestamp >= $7::timestamptz - interval '${passThroughWindowMs} ms' and timestamp <= $8::timestamptz
      order by timestamp desc fetch first ${passThroughEvents} rows with ties
    ) e
    where e.entity_id is not null and e.entity_id <> a.self and ${isRegarded('e.entity_id')}`,
};

interface PaymentRow extends Record<string, unknown> {
  n: number;
  organization_id: string;
  at: number;
  event_type: string;
  metadata: Record<string, unknown> | null;
}

/** A payment as both sides tell it. */
type Payment<Row> = Row & { readonly money: Money };

/** Only of those who sent something is asked what came in: nobody passes on what stays. */
export const passThrough: FactLoader<'passThrough'> = async ({ tx, subjects, memories, recentEvents }) => {
  const moments = recentEvents.flatMap((events, n) => {
    const since = (subjects[n]?.newestAt.getTime() ?? 0) - passThroughWindowMs;
    const own = events.filter(({ at, eventType }) => at >= since && isMoney(eventType)).map(({ at }) => at);
    return [...new Set(own)].slice(-PAYMENTS).map((at) => ({ n, at }));
  });
  const found = subjects.map((): Facts['passThrough'] => null);
  if (moments.length === 0) return found;
  const outgoing = await paymentsAmong(tx, await tx.rows<PaymentRow & { account: string | null }>(sent, [
    moments.map(({ n }) => n),
    moments.map(({ n }) => subjects[n]?.organizationId),
    moments.map(({ n }) => subjects[n]?.entityId),
    moments.map(({ at }) => new Date(at)),
    ...spanOf(moments.map(({ at }) => at)),
  ]));
  const own = bySubject(outgoing, subjects.length);
  for (const payments of own) payments.sort((one, other) => one.at - other.at || one.money.cents - other.money.cents);
  const asked = own.flatMap((payments, n) => (payments.length === 0 ? [] : accountsOf(payments, subjects[n] as Subject).map((value) => ({ n, value, subject: subjects[n] as Subject }))));
  const incoming = await paymentsAmong(tx, await tx.rows<PaymentRow & { sender: string; is_new: boolean }>(paidInto, [
    asked.map(({ n }) => n),
    asked.map(({ subject }) => subject.organizationId),
    asked.map(({ subject }) => subject.entityId),
    asked.map(({ value }) => value),
    asked.map(({ subject }) => new Date(subject.newestAt.getTime() - passThroughWindowMs).toISOString()),
    asked.map(({ subject }) => subject.newestAt),
    ...spanOf(asked.map(({ subject }) => subject.newestAt)),
  ]));
  const received = bySubject(incoming, subjects.length);
  own.forEach((payments, n) => {
    const currency = payments.at(-1)?.money.currency;
    const paidIn = (received[n] ?? []).filter((payment) => payment.money.currency === currency);
    if (paidIn.length === 0) return;
    const paidOut = payments.filter(({ money }) => money.currency === currency).map(({ at, money: { cents } }) => ({ at, cents }));
    found[n] = {
      ...passedOn(paidIn.map(({ at, sender, is_new: isNew, money: { cents } }) => ({ at, sender, isNew, cents })), paidOut),
      usualRounds: usualRounds(memories[n] as Memory, subjects[n] as Subject),
    };
  });
  return found;
};

function bySubject<One extends { readonly n: number }>(all: readonly One[], subjects: number): One[][] {
  const some = Array.from({ length: subjects }, (): One[] => []);
  for (const one of all) some[one.n]?.push(one);
  return some;
}

const accountsOf = (payments: readonly { account: string | null }[], { taxId, taxIdNormalized }: Subject): string[] => {
  const named = [...new Set(payments.toReversed().map(({ account }) => account))].slice(0, ACCOUNTS);
  return [...new Set([...named, taxId, taxIdNormalized])].filter((value): value is string => value !== null && value !== '');
};

/** Before these days, of which nothing is usual yet. */
function usualRounds(memory: Memory, { newestAt }: Subject): number {
  const { times, buckets } = totalsOf(memory);
  const since = newestAt.getTime() - passThroughWindowMs;
  const lately = memory.movements.filter(({ at, type, cents }) => isMoney(type) && cents !== null && at >= since).length;
  return (Math.max(0, times('amount') - lately) / Math.max(1, buckets('week')) / 7) * windowDays;
}

/** Those that moved money, and say how much. */
async function paymentsAmong<Row extends PaymentRow>(tx: Queryable, rows: readonly Row[]): Promise<Payment<Row>[]> {
  if (rows.length === 0) return [];
  const meaning: (type: { organizationId: string; raw: string }) => CanonicalEventType | null = await eventTypesOf(tx, rows.map((row) => ({ organizationId: row.organization_id, raw: row.event_type })));
  const fields: ReadonlyMap<string, OwnMappings<CanonicalField>> = await ownFieldsIn(tx, rows);
  return rows.flatMap((row) => {
    const money = isMoney(meaning({ organizationId: row.organization_id, raw: row.event_type })) ? readMoney(row.metadata, fields.get(row.organization_id)) : null;
    return money === null ? [] : [{ ...row, at: Math.round(row.at), money }];
  });
}
