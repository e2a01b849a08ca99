import { analyze, type Analysis, type CycleCause, dimensions, type MailBook, totalsOf } from '@app/domain';
import type { Database, Queryable, Transaction } from '../database.js';
import { type Company, loadFacts, nobodyMet } from '../facts/load-facts.js';
import { profilesOf } from '../facts/profiles.js';
import { askToJudge } from '../ledger/ask-again.js';
import { type Batch, Ledger } from '../ledger/ledger.js';
import type { EventOfEntity } from '../memory/events-to-remember.js';
import { remember, type Remembered } from '../memory/memories.js';
import { announceQuietly } from '../delivery/announce.js';
import { betweenStretches } from '../stretches.js';
import { askAgain, askOthersAgain } from './ask-others-again.js';
import { peopleNamed } from './asked-people.js';
import { type KnownPerson, toldOfCycles } from './known-people.js';
import { affectedByTold } from './others-affected.js';
import { appearancesOf } from './others-tried-everywhere.js';
import { rememberTold, type ToldAnew } from './remember-told.js';
import { writeTally } from './tally.js';
import { scoredNotices } from './scored-notices.js';
import { subjectOf } from './subject-of.js';
import { type StillThere, takeBatch, takePeople } from './take-people.js';
import { type Cycle, writeCycles } from './write-cycles.js';

/**
 * Some thirty statements are asked whatever the number of people: twice as many events take a seventh less of PostgreSQL each. Beyond
 * this, what is at hand of them no longer fits into the processor's caches, and our own time grows by more than that.
 */
const TOGETHER = 500;

// Who is disregarded gets no new cycle; should somebody regard them again, their events were counted all the same.
const count = {
  name: 'scoring-count',
  text: `update analysis a set event_count = a.event_count + p.events, last_event_at = greatest(a.last_event_at, p.newest_at)
    from unnest($1::uuid[], $2::int[], $3::timestamptz[]) as p(entity_id, events, newest_at) where a.entity_id = p.entity_id`,
};

/** What a cycle is about, beside the people. */
interface Occasion {
  readonly remembered: ReadonlyMap<string, Remembered>;
  readonly happened: readonly EventOfEntity[];
  readonly cause: CycleCause | null;
}

/** The scoring station's transaction: the people of a batch get a new cycle each, and the batch moves on. Who was deleted is left out. */
export class ScoreEntities {
  private readonly ledger: Ledger;

  constructor(private readonly database: Database, private readonly mailBook: MailBook) {
    this.ledger = new Ledger(database);
  }

  /** Answers the batch as it moved, and which batches to ring scoring for beside it. Null when there was nothing to do. */
  async score(batchId: string): Promise<{ batch: Batch; askedAgain: string[] } | null> {
    let askedAgain: string[] = [];
    let scored: Batch | null = null;
    const moved = await this.ledger.advance(batchId, { from: 'located', to: 'scored', together: TOGETHER }, async (tx, whole) => {
      const { batch, people: rows, asked, aside } = await takeBatch(tx, whole);
      scored = batch;
      const remembered = await rememberedOf(tx, rows, batch);
      const disregarded = rows.filter(({ known: { disregarded } }) => disregarded);
      countOnly(tx, disregarded);
      const regarded = rows.filter((row) => !disregarded.includes(row));
      const happened = asked.flatMap(({ events }) => events);
      const devicesOf = new Map(regarded.map(({ person: { entity_id: id }, devices }) => [id, devices]));
      const { cycles, news, company } = await this.cycle(tx, regarded, { remembered, happened, cause: batch.cause });
      if (!batch.corrects) writeTally(tx, cycles);
      // Alerting ends what is open about the disregarded.
      const entityIds = [...cycles.map((cycle) => cycle.entityId), ...disregarded.map(({ person }) => person.entity_id)];
      // The single question goes first: should it fail, whatever the others begin with fails behind it, and they ask nothing more.
      const [told, others] = await Promise.all([toldOf(tx, cycles), askOthersAgain(tx, happened, entityIds, { news, company, appeared: appearancesOf(happened, devicesOf) })]);
      askedAgain = [...aside, ...others];
      await tellOf(tx, cycles, rows, told);
      return { entityIds, eventIds: batch.eventIds, eventTimes: batch.eventTimes };
    });
    return moved && { batch: scored ?? moved, askedAgain };
  }

  /** A cycle for one entity at once, beside the path, and even for one that is disregarded: somebody asked for it. Answers the batch to ring alerting for; null when nobody has the id. */
  scoreNow(organizationId: string, entityId: string): Promise<{ cycle: Cycle; batchId: string } | null> {
    return this.database.transaction(async (tx) => {
      const asked = (await peopleNamed(tx, [entityId])).filter(({ person }) => person.organization_id === organizationId);
      const rows = await takePeople(tx, asked);
      const { cycles: [cycle], news } = await this.cycle(tx, rows, { remembered: await rememberedOf(tx, rows, { corrects: false, cause: null }), happened: [], cause: 'demand' });
      if (!cycle) return null;
      await askAgain(tx, (await affectedByTold(tx, news)).filter((other) => other.entity_id !== entityId));
      const judging = await askToJudge(tx, [entityId]);
      await tellOf(tx, [cycle], rows, await toldOf(tx, [cycle]));
      return { cycle, batchId: judging };
    });
  }

  private async cycle(tx: Transaction, people: readonly StillThere[], { remembered, happened, cause }: Occasion): Promise<{ cycles: Cycle[]; news: ToldAnew[]; company: Company }> {
    if (people.length === 0) return { cycles: [], news: [], company: nobodyMet };
    const startedAt = new Date();
    const began = performance.now();
    const subjects = people.map(subjectOf);
    const inOrder = subjects.map(({ entityId }) => remembered.get(entityId) as Remembered); // of everybody who is locked
    const devices = people.map((person) => person.devices);
    const profiles = await profilesOf(tx, subjects, people.map(({ known: registered }, n) => ({ registered, sayings: inOrder[n]?.sayings ?? {} })), devices);
    const news = await rememberTold(tx, subjects, profiles, people.map(({ known: last }) => last));
    const { factsOf, company } = await loadFacts(tx, subjects, { remembered: inOrder, mailBook: this.mailBook, devices, profiles, happened });
    const cycles: Cycle[] = [];
    for (const [n, { person, known: before, events }] of people.entries()) {
      await betweenStretches(n);
      const facts = factsOf(n);
      const analysis = analyze(facts);
      cycles.push({
        entityId: person.entity_id,
        organizationId: person.organization_id,
        cycle: (before.cycle ?? 0) + 1,
        analysis,
        changed: !sameScores(before.scores, analysis.scores),
        cause: cause ?? causeOf(events, before),
        happenedAt: events.map(({ event: { at } }) => at),
        eventCount: before.eventCount === null ? countedFirst(person.events, inOrder[n]) : Number(before.eventCount) + person.events,
        lastEventAt: subjects[n]?.newestAt ?? person.newest_at,
        deviceCount: facts.devices.known,
      });
    }
    writeCycles(tx, cycles, { startedAt, durationMs: (performance.now() - began) / cycles.length });
    return { cycles, news, company };
  }
}

const toldOf = async (tx: Queryable, cycles: readonly Cycle[]): Promise<ReadonlySet<string>> => (cycles.length === 0 ? new Set() : toldOfCycles(tx, cycles.map(({ organizationId }) => organizationId)));

/** Last in its transaction: who numbers notices for an endpoint holds it until the commit. */
async function tellOf(tx: Queryable, cycles: readonly Cycle[], people: readonly StillThere[], told: ReadonlySet<string>): Promise<void> {
  const at = new Date();
  const known = new Map(people.map(({ known: person }) => [person.id, person]));
  const notices = cycles.flatMap((cycle) => {
    const person = told.has(cycle.organizationId) ? known.get(cycle.entityId) : undefined;
    return person ? scoredNotices(cycle, person, at) : [];
  });
  await announceQuietly(tx, notices, at);
}

/** With the events of the batch, written down. */
async function rememberedOf(tx: Transaction, rows: readonly StillThere[], { corrects, cause }: Pick<Batch, 'corrects' | 'cause'>): Promise<ReadonlyMap<string, Remembered>> {
  const people = rows.map(({ person, events, known: stored }) => ({ entityId: person.entity_id, organizationId: person.organization_id, events, scoredBefore: stored.cycle !== null, stored }));
  const memories = await remember(tx, people, { corrects, meansElse: cause === 'mappings' });
  return new Map(memories.map((memory, n) => [people[n]?.entityId ?? '', memory]));
}

function countOnly(tx: Transaction, people: readonly StillThere[]): void {
  if (people.length === 0) return;
  tx.send(count, [people.map(({ person }) => person.entity_id), people.map(({ person }) => person.events), people.map(({ person }) => person.newest_at.toISOString())]);
}

/** Something older than the newest event that was scored makes the same moment look otherwise, be it that newer ones came along. */
const causeOf = (events: readonly EventOfEntity[], { lastEventAt: newest }: KnownPerson): CycleCause => (newest !== null && events.some(({ event: { at } }) => at < newest.getTime()) ? 'late' : 'events');

/** Whoever was disregarded before his first cycle has done more than what comes with it, and nothing but his memory has counted it: each event in its week. */
const countedFirst = (events: number, remembered: Remembered | undefined): number => Math.max(events, remembered ? totalsOf(remembered.habits).times('week') : 0);

/** To the cent, as they are stored and shown. */
function sameScores(before: Analysis['scores'] | null, after: Analysis['scores']): boolean {
  if (before === null) return false;
  return dimensions.every((dimension) => before[dimension]?.value === after[dimension]?.value && before[dimension]?.confidence === after[dimension]?.confidence);
}
