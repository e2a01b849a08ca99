import type { MigrationInterface, QueryRunner } from 'typeorm';
import { intake } from './console/intake.js';
import { members } from './console/members.js';
import { stations } from './console/stations.js';

/** What the console needs, a part each: what is made first goes last. */
const parts: readonly { readonly up: readonly string[]; readonly down: readonly string[] }[] = [members, intake, stations];

/** Members who log in, what they change, what they see coming, and how the stations are. */
export class Console1764330000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of parts.flatMap(({ up }) => up)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of parts.toReversed().flatMap(({ down }) => down)) await runner.query(statement);
  }
}
