import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eventsDown, eventsUp } from './public-surface/events.js';
import { groupsDown, groupsUp } from './public-surface/groups.js';
import { identitiesDown, identitiesUp } from './public-surface/identities.js';
import { importsDown, importsUp } from './public-surface/imports.js';
import { listsDown, listsUp } from './public-surface/lists.js';
import { mappingsDown, mappingsUp } from './public-surface/mappings.js';
import { peopleDown, peopleUp } from './public-surface/people.js';
import { tenancyDown, tenancyUp } from './public-surface/tenancy.js';

/** What the whole public surface reads and writes beside the path. */
export class PublicSurface1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tenancyUp, ...peopleUp, ...eventsUp, ...listsUp, ...importsUp, ...groupsUp, ...mappingsUp, ...identitiesUp]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [...identitiesDown, ...mappingsDown, ...groupsDown, ...importsDown, ...listsDown, ...eventsDown, ...peopleDown, ...tenancyDown]) await runner.query(statement);
  }
}
