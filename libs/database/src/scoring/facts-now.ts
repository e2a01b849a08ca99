import type { Facts, MailBook } from '@app/domain';
import type { Database } from '../database.js';
import { loadFacts } from '../facts/load-facts.js';
import { profilesOf } from '../facts/profiles.js';
import { recall } from '../memory/memories.js';
import { peopleNamed } from './asked-people.js';
import { subjectOf } from './subject-of.js';
import { lookAtPeople } from './take-people.js';

/** The facts of somebody as a cycle would find them at this moment. Nothing is written, nobody waits and nobody is waited for. */
export class FactsNow {
  constructor(private readonly database: Database, private readonly mailBook: MailBook, private readonly withinMs: number) {}

  /** Null when nobody has the id. */
  of(organizationId: string, entityId: string): Promise<Facts | null> {
    return this.database.reading(
      async (tx) => {
        const asked = (await peopleNamed(tx, [entityId])).filter(({ person }) => person.organization_id === organizationId);
        const [one] = await lookAtPeople(tx, asked);
        if (!one) return null;
        const remembered = await recall(tx, [{ entityId, organizationId, events: [], scoredBefore: one.known.cycle !== null, stored: one.known }], { corrects: false, meansElse: false });
        const [subjects, devices] = [[subjectOf(one)], [one.devices]];
        const profiles = await profilesOf(tx, subjects, remembered.map(({ sayings }) => ({ registered: one.known, sayings })), devices);
        const { factsOf } = await loadFacts(tx, subjects, { remembered, devices, profiles, mailBook: this.mailBook, happened: [] });
        return factsOf(0);
      },
      this.withinMs,
      'steady',
    );
  }
}
