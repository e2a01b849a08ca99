import type { MigrationInterface, QueryRunner } from 'typeorm';
import { backtests } from './rules/backtests.js';
import { hits } from './rules/hits.js';
import { ruleAlerts } from './rules/rule-alerts.js';
import { texts } from './rules/texts.js';

/** What is made first goes last. */
const parts: readonly { readonly up: readonly string[]; readonly down: readonly string[] }[] = [texts, hits, ruleAlerts, backtests];

/** Rules of the full language, with what becomes of them. */
export class Rules1764310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of parts.flatMap(({ up }) => up)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of parts.toReversed().flatMap(({ down }) => down)) await runner.query(statement);
  }
}
