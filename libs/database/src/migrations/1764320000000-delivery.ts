import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alertLife } from './delivery/alert-life.js';
import { webhookLedger } from './delivery/webhook-ledger.js';

const parts: readonly { readonly up: readonly string[]; readonly down: readonly string[] }[] = [alertLife, webhookLedger];

/** What people do with an alert, and a webhook ledger that keeps receivers apart, rotates secrets and plays back. */
export class Delivery1764320000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of parts.flatMap(({ up }) => up)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of parts.toReversed().flatMap(({ down }) => down)) await runner.query(statement);
  }
}
