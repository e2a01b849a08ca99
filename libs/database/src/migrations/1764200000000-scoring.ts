import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accounts } from './scoring/accounts.js';
import { links } from './scoring/links.js';
import { badges } from './scoring/badges.js';
import { labels } from './scoring/labels.js';
import { meaning } from './scoring/meaning.js';
import { memory } from './scoring/memory.js';
import { notices } from './scoring/notices.js';
import { observations } from './scoring/observations.js';
import { sayings } from './scoring/sayings.js';

/** What scoring remembers and what people tell it, a part each: what is made first goes last. */
const parts: readonly { readonly up: readonly string[]; readonly down: readonly string[] }[] = [
  memory,
  sayings,
  links,
  accounts,
  notices,
  badges,
  labels,
  meaning,
  observations,
];

/** Scores that an analyst can trust. */
export class Scoring1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of parts.flatMap(({ up }) => up)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of parts.toReversed().flatMap(({ down }) => down)) await runner.query(statement);
  }
}
