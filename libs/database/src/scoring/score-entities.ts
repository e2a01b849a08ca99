import { analyze, type Analysis, type CycleCause, dimensions, type FactName, type MailBook, type MemorableEvent, publicAddressOf } from '@app/domain';
import type { Database, Queryable } from '../database.js';
import type { Subject } from '../facts/subject.js';
import { loadFacts } from '../facts/load-facts.js';
import { ownDevices } from '../facts/own-devices.js';
import { profilesOf } from '../facts/profiles.js';
import { askToJudge } from '../ledger/ask-again.js';
import { type Batch, Ledger } from '../ledger/ledger.js';
import { remember, type Remembered, strange } from '../memory/memories.js';
import { announceQuietly } from '../delivery/announce.js';
import { askedFor } from '../delivery/asked-for.js';
import { askAgain, askOthersAgain } from './ask-others-again.js';
import { type Asked, peopleNamed, peopleOf } from './asked-people.js';
import { affectedByTold } from './others-affected.js';
import { rememberSayings, type Teller } from './remember-sayings.js';
import { rememberTold, type ToldAnew } from './remember-told.js';
import { lockPeople, withoutTheBusy } from './set-aside.js';
import { writeTally } from './tally.js';
import { scoredNotices, scoredTypes } from './scored-notices.js';
import { type Cycle, writeCycles } from './write-cycles.js';

interface Known {
  id: string;
  tax_id: string | null;
  country: string | null;
  cycle: number | null;
  scores: Analysis['scores'] | null;
  event_count: string | null;
  last_event_at: Date | null;
  disregarded: boolean;
  type: 'person' | 'company';
  tax_id_normalized: string | null;
  external_id: string | null;
  /** Whether somebody wants to be told of every cycle. */
  told: boolean;
}

interface Locked extends Asked {
  readonly known: Known;
}

const known = {
  name: 'scoring-known',
  text: `select e.id, e.tax_id, e.country, a.cycle, a.scores, a.event_count, a.last_event_at, e.disregarded_at is not null as disregarded,
      e.type, e.tax_id_normalized, e.external_id, ${askedFor(scoredTypes, { is: 'e.organization_id' })} as told
    from entity e left join analysis a on a.entity_id = e.id where e.id = any($1::uuid[]) and e.deleted_at is null order by e.id`,
};

// Who is disregarded gets no new cycle; should somebody regard them again, their events were counted all the same.
const count = {
  name: 'scoring-count',
  text: `update analysis a set event_count = a.event_count + p.events, last_event_at = greatest(a.last_event_at, p.newest_at)
    from unnest($1::uuid[], $2::int[], $3::timestamptz[]) as p(entity_id, events, newest_at) where a.entity_id = p.entity_id`,
};

/** The scoring station's transaction: the people of a batch get a new cycle each, and the batch moves on. Who was deleted is left out. */
export class ScoreEntities {
  private readonly ledger: Ledger;

  constructor(private readonly database: Database, private readonly names: readonly FactName[], private readonly mailBook: MailBook) {
    this.ledger = new Ledger(database);
  }

  /** Answers the batch as it moved, and which batches to ring scoring for beside it. Null when there was nothing to do. */
  async score(batchId: string): Promise<{ batch: Batch; askedAgain: string[] } | null> {
    let askedAgain: string[] = [];
    let scored: Batch | null = null;
    const moved = await this.ledger.advance(batchId, { from: 'located', to: 'scored' }, async (tx, whole) => {
      const { batch, asked, aside, held } = await withoutTheBusy(tx, whole, await peopleOf(tx, whole));
      scored = batch;
      const rows = await this.locked(tx, asked, held);
      const memories = await memoriesOf(tx, rows, batch);
      await rememberSayings(tx, rows.map(tellerOf), batch);
      const disregarded = rows.filter(({ known: { disregarded } }) => disregarded);
      await countOnly(tx, disregarded);
      const regarded = rows.filter((row) => !disregarded.includes(row));
      const { cycles, news } = await this.cycle(tx, regarded, memories, batch.cause);
      if (!batch.corrects) await writeTally(tx, cycles);
      // Alerting ends what is open about the disregarded.
      const entityIds = [...cycles.map((cycle) => cycle.entityId), ...disregarded.map(({ person }) => person.entity_id)];
      const happened = rows.flatMap(({ person, toRemember }) => toRemember.map((event) => ({ at: event.at, eventType: event.eventType, ipAddress: publicAddressOf(event), organizationId: person.organization_id })));
      askedAgain = [...aside, ...(await askOthersAgain(tx, batch, entityIds, { news, happened }))];
      await tellOf(tx, cycles, rows);
      return { entityIds, eventIds: batch.eventIds, eventTimes: batch.eventTimes };
    });
    return moved && { batch: scored ?? moved, askedAgain };
  }

  /** A cycle for one entity at once, beside the path, and even for one that is disregarded: somebody asked for it. Answers the batch to ring alerting for; null when nobody has the id. */
  scoreNow(organizationId: string, entityId: string): Promise<{ cycle: Cycle; batchId: string } | null> {
    return this.database.transaction(async (tx) => {
      const asked = (await peopleNamed(tx, [entityId])).filter(({ person }) => person.organization_id === organizationId);
      const rows = await this.locked(tx, asked, false);
      const { cycles: [cycle], news } = await this.cycle(tx, rows, await memoriesOf(tx, rows, { corrects: false, cause: null }), 'demand');
      if (!cycle) return null;
      await askAgain(tx, (await affectedByTold(tx, news)).filter((other) => other.entity_id !== entityId));
      const judging = await askToJudge(tx, [entityId]);
      await tellOf(tx, [cycle], rows);
      return { cycle, batchId: judging };
    });
  }

  /** Those who are still there, with what is known of them. Nobody else changes them until the end of the transaction. */
  private async locked(tx: Queryable, asked: readonly Asked[], held: boolean): Promise<Locked[]> {
    if (asked.length === 0) return [];
    const ids = asked.map(({ person }) => person.entity_id);
    if (!held) await lockPeople(tx, ids);
    // After the lock, in a statement of its own: it sees what the last holder committed.
    const rows = new Map((await tx.rows<Known & Record<string, unknown>>(known, [ids])).map((row) => [row.id, row]));
    return asked.flatMap((one) => {
      const row = rows.get(one.person.entity_id);
      return row ? [{ ...one, known: row }] : [];
    });
  }

  private async cycle(tx: Queryable, people: readonly Locked[], remembered: ReadonlyMap<string, Remembered>, cause: CycleCause | null): Promise<{ cycles: Cycle[]; news: ToldAnew[] }> {
    if (people.length === 0) return { cycles: [], news: [] };
    const startedAt = new Date();
    const began = performance.now();
    const subjects = people.map(subjectOf);
    const inOrder = subjects.map(({ entityId }) => remembered.get(entityId) ?? strange);
    const devices = await ownDevices(tx, subjects);
    const profiles = await profilesOf(tx, subjects, devices);
    const news = await rememberTold(tx, subjects, profiles);
    const facts = await loadFacts(tx, subjects, this.names, { remembered: inOrder, mailBook: this.mailBook, devices, profiles });
    const cycles = people.map(({ person, known: before, toRemember }, n): Cycle => {
      const analysis = analyze(facts[n] ?? {});
      return {
        entityId: person.entity_id,
        organizationId: person.organization_id,
        cycle: (before.cycle ?? 0) + 1,
        analysis,
        changed: !sameScores(before.scores, analysis.scores),
        cause: cause ?? causeOf(toRemember, before),
        happenedAt: toRemember.map(({ at }) => at),
        eventCount: Number(before.event_count ?? 0) + person.events,
        lastEventAt: subjects[n]?.newestAt ?? person.newest_at,
        deviceCount: facts[n]?.devices?.known ?? 0,
      };
    });
    await writeCycles(tx, cycles, { startedAt, durationMs: (performance.now() - began) / cycles.length });
    return { cycles, news };
  }
}

/** Last in its transaction: who numbers notices for an endpoint holds it until the commit. */
async function tellOf(tx: Queryable, cycles: readonly Cycle[], people: readonly Locked[]): Promise<void> {
  const at = new Date();
  const asked = new Map(people.filter(({ known: { told } }) => told).map(({ known: row }) => [row.id, row]));
  const notices = cycles.flatMap((cycle) => {
    const row = asked.get(cycle.entityId);
    return row ? scoredNotices(cycle, { externalId: row.external_id, type: row.type }, at) : [];
  });
  await announceQuietly(tx, notices, at);
}

const memoriesOf = (tx: Queryable, rows: readonly Locked[], { corrects, cause }: Pick<Batch, 'corrects' | 'cause'>): Promise<ReadonlyMap<string, Remembered>> =>
  remember(tx, rows.map(({ person, toRemember, known: { cycle } }) => ({ entityId: person.entity_id, organizationId: person.organization_id, events: toRemember, scoredBefore: cycle !== null })), { corrects, meansElse: cause === 'mappings' });

const tellerOf = ({ person, toRemember, told }: Locked): Teller => ({ entityId: person.entity_id, organizationId: person.organization_id, told, moments: toRemember.map(({ at }) => at) });

async function countOnly(tx: Queryable, people: readonly Locked[]): Promise<void> {
  if (people.length === 0) return;
  await tx.run(count, [people.map(({ person }) => person.entity_id), people.map(({ person }) => person.events), people.map(({ person }) => person.newest_at.toISOString())]);
}

function subjectOf({ person, known: row }: Locked): Subject {
  const before = row.last_event_at;
  return {
    entityId: person.entity_id,
    organizationId: person.organization_id,
    taxId: row.tax_id,
    country: row.country,
    newestAt: before !== null && before > person.newest_at ? before : person.newest_at,
    type: row.type,
    taxIdNormalized: row.tax_id_normalized,
  };
}

/** Something older than the newest event that was scored makes the same moment look otherwise, be it that newer ones came along. */
const causeOf = (events: readonly MemorableEvent[], { last_event_at: newest }: Known): CycleCause => (newest !== null && events.some(({ at }) => at < newest.getTime()) ? 'late' : 'events');

/** To the cent, as they are stored and shown. */
function sameScores(before: Analysis['scores'] | null, after: Analysis['scores']): boolean {
  if (before === null) return false;
  return dimensions.every((dimension) => before[dimension]?.value === after[dimension]?.value && before[dimension]?.confidence === after[dimension]?.confidence);
}
