import { z } from 'zod';
import type { Api } from '../api/api.js';
import { Refused } from '../api/api.js';
import { personsAnswer } from '../api/answers.js';
import type { Display } from '../display.js';
import type { Person } from '../mapping/mapping.js';
import { inFlight } from './in-flight.js';

const MOST_AT_ONCE = 1_000;
const ONE_BY_ONE_IN_FLIGHT = 4;

/** Sees to it that the persons behind a batch exist before it is posted: an event creates nobody from an external id alone. */
export class Persons {
  created = 0;
  existing = 0;
  refused = 0;
  private readonly known = new Set<string>();
  private way: 'together' | 'one by one' | 'none' = 'together';
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly api: Api, private readonly display: Display) {}

  /**
   * One call at a time, so that two batches with the same new person do not both create it. When one fails, those that
   * waited for it fail with it: the import ends, and each would only try as long again.
   */
  ensure(persons: readonly Person[]): Promise<void> {
    this.turn = this.turn.then(() => this.createMissing(persons));
    return this.turn;
  }

  private async createMissing(persons: readonly Person[]): Promise<void> {
    const missing = [...new Map(persons.map((person) => [person.externalId, person])).values()].filter(({ externalId }) => !this.known.has(externalId));
    for (let from = 0; from < missing.length; from += MOST_AT_ONCE) await this.create(missing.slice(from, from + MOST_AT_ONCE));
    for (const { externalId } of missing) this.known.add(externalId);
  }

  private async create(persons: readonly Person[]): Promise<void> {
    if (this.way === 'together' && !(await this.createTogether(persons))) {
      this.way = 'one by one';
      this.display.note('This server has no POST /entities/batch, so persons are created one by one, which is slower.');
    }
    if (this.way === 'one by one') {
      await inFlight(persons, ONE_BY_ONE_IN_FLIGHT, (person) => this.createAlone(person));
    }
  }

  private async createTogether(persons: readonly Person[]): Promise<boolean> {
    try {
      const { created, existing, results } = await this.api.post('/entities/batch', JSON.stringify(persons), 'json', personsAnswer);
      this.created += created;
      this.existing += existing;
      this.refused += results.filter(({ status }) => status === 'rejected').length;
      return true;
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return false;
      throw error;
    }
  }

  private async createAlone(person: Person): Promise<void> {
    if (this.way === 'none') return;
    try {
      await this.api.post('/entities', JSON.stringify(person), 'json', z.unknown());
      this.created += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.status === 409) this.existing += 1;
      else if (error.status === 400) this.refused += 1;
      else if (error.status === 404) this.giveUp();
      else throw error;
    }
  }

  private giveUp(): void {
    if (this.way === 'none') return;
    this.way = 'none';
    this.display.note('This server has no POST /entities either, so no persons are created: events of persons that it does not know are stored, but not scored.');
  }
}
