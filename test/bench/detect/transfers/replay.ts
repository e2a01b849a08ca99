import { randomUUID } from 'node:crypto';
import { type Database, Entities, Labels, LocateEvents, Populations, RecordEvents, ScoreEntities } from '@app/database';
import { priors } from '@app/domain';
import { mailBook } from '@app/mail';
import { readEvent } from '../../../../apps/ingest/src/read-event.js';
import type { Transfer } from './read-transfers.js';

const AT_ONCE = 200;
const ENROLLED_AT_ONCE = 1_000;
const KNOWN_AFTER_DAYS = 7;
const DAY_MS = 86_400_000;
const nowhere = { country: null, region: null, city: null, latitude: null, longitude: null, accuracyKm: null, asn: null, asName: null, networkClass: 'unknown' };

interface Options {
  readonly database: Database;
  readonly organizationId: string;
  readonly transfers: readonly Transfer[];
  /** Whether what each transfer turned out to be is told a week later. */
  readonly labels: boolean;
  readonly progress: (done: number, scoringMs: number) => void;
}

/** The risk of each transfer at its own moment: what BEHAVIOR is short of 100 once it was scored. */
export async function replay({ database, organizationId, transfers, labels, progress }: Options): Promise<number[]> {
  const recording = new RecordEvents(database);
  const locating = new LocateEvents(database);
  const scoring = new ScoreEntities(database, mailBook);
  const telling = new Labels(database);
  const populations = new Populations(database);
  const keyId = randomUUID();
  const customers = await enrol(database, organizationId, transfers);
  const eventIds = new Map<Transfer, string>();
  const risks = new Map<Transfer, number>();
  const days = byDay(transfers);
  let scoringMs = 0;
  for (const [day, today] of days.entries()) {
    // As the leader does, once a day.
    await populations.refresh(organizationId);
    if (labels) await telling.tellOfEvents(organizationId, keyId, turnedOut(days[day - KNOWN_AFTER_DAYS] ?? [], eventIds));
    for (const group of groupsOf(today)) {
      const read = group.map((transfer) => readEvent(eventOf(transfer), {
        holder: { organizationId, defaultCountry: null },
        withAutoEntity: false,
        idempotencyKey: undefined,
        now: new Date(transfer.at + 1_000),
        ownTypes: new Set(),
        futureHours: 1,
      }).event);
      const { batchId } = await recording.record(read);
      if (batchId === null) throw new Error('A group of new events was taken for a repeated one.');
      await locating.locate(batchId, () => ({ addressKind: 'absent', ...nowhere }));
      const began = performance.now();
      await scoring.score(batchId);
      scoringMs += performance.now() - began;
      await database.run('truncate batch');
      const rows = await database.rows<{ entity_id: string; behavior: number | null }>('select entity_id, behavior from analysis where entity_id = any($1::uuid[])', [group.map(({ customer }) => customers.get(customer))]);
      const behavior = new Map(rows.map((row) => [row.entity_id, row.behavior]));
      group.forEach((transfer, n) => {
        eventIds.set(transfer, read[n]?.id ?? '');
        risks.set(transfer, 100 - (behavior.get(customers.get(transfer.customer) ?? '') ?? 100 * priors.BEHAVIOR.value));
      });
    }
    progress(eventIds.size, scoringMs);
  }
  return transfers.map((transfer) => risks.get(transfer) ?? NaN);
}

async function enrol(database: Database, organizationId: string, transfers: readonly Transfer[]): Promise<Map<string, string>> {
  const names = [...new Set(transfers.map(({ customer }) => customer))];
  for (let from = 0; from < names.length; from += ENROLLED_AT_ONCE) {
    await new Entities(database).create(organizationId, names.slice(from, from + ENROLLED_AT_ONCE).map((name) => ({ type: 'person' as const, externalId: name, name: `Customer ${name}`, taxId: null, taxIdNormalized: null })));
  }
  await database.run('truncate batch');
  const rows = await database.rows<{ id: string; external_id: string }>('select id, external_id from entity where organization_id = $1', [organizationId]);
  return new Map(rows.map(({ id, external_id }) => [external_id, id]));
}

const eventOf = ({ at, customer, terminal, amount }: Transfer) => ({
  eventType: 'TRANSFER_SUCCESS',
  entityExternalId: customer,
  timestamp: new Date(at).toISOString(),
  destinationAccountId: terminal,
  metadata: { amount },
});

const turnedOut = (then: readonly Transfer[], eventIds: ReadonlyMap<Transfer, string>) =>
  new Map(then.map((transfer) => [
    eventIds.get(transfer) ?? '',
    { label: transfer.isFraud ? ('fraud' as const) : ('legitimate' as const), knownAt: new Date(transfer.at + KNOWN_AFTER_DAYS * DAY_MS), reason: null },
  ]));

function byDay(transfers: readonly Transfer[]): Transfer[][] {
  const days: Transfer[][] = [];
  for (const transfer of transfers) (days[transfer.day] ??= []).push(transfer);
  return Array.from(days, (day) => day ?? []);
}

/**
 * A day in groups in which nobody occurs twice, so that each transfer is judged at its own moment; those of one customer stay
 * in their order. Facts look back from the event, so the order of the others does not matter.
 */
function groupsOf(today: readonly Transfer[]): Transfer[][] {
  const rounds: Transfer[][] = [];
  const before = new Map<string, number>();
  for (const transfer of today) {
    const nth = before.get(transfer.customer) ?? 0;
    before.set(transfer.customer, nth + 1);
    (rounds[nth] ??= []).push(transfer);
  }
  return rounds.flatMap((round) => Array.from({ length: Math.ceil(round.length / AT_ONCE) }, (_, part) => round.slice(part * AT_ONCE, (part + 1) * AT_ONCE)));
}
