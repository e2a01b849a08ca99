import { standingCase } from '@app/domain';
import type { Database } from '../database.js';
import { settleBadges } from '../badges/settle-badges.js';
import { announce } from '../delivery/announce.js';
import { Ledger } from '../ledger/ledger.js';
import { lookUpLists } from '../rules/look-up-lists.js';
import { RuleTally } from '../rules/rule-tally.js';
import { RunningRules } from '../rules/running-rules.js';
import { judge } from './judge.js';
import { loadCases, lockCases } from './load-cases.js';
import { revise } from './revise.js';
import { endAlerts, openAlerts } from './write-alerts.js';

/** The alerting station's transaction: badges and rules are held against the new scores, alerts open and end, and the batch is done. */
export class JudgeEntities {
  private readonly ledger: Ledger;
  private readonly running = new RunningRules();

  constructor(database: Database, private readonly revisionPoints: number) {
    this.ledger = new Ledger(database);
  }

  /** Answers the deliveries to ring for. */
  async judge(batchId: string): Promise<string[]> {
    let deliveryIds: string[] = [];
    await this.ledger.advance(batchId, { from: 'scored', to: 'done' }, async (tx, batch) => {
      if (batch.entityIds.length === 0) return undefined;
      const locked = await lockCases(tx, batch.entityIds);
      const running = await this.running.of(tx, locked.map((row) => row.organization_id));
      const rules = [...running.values()].flatMap((one) => one.rules);
      const tally = new RuleTally();
      for (const { id } of [...running.values()].flatMap(({ broken }) => broken)) tally.countFailure(id);
      const badges = await settleBadges(tx, batch.entityIds);
      const cases = await loadCases(tx, locked, rules);
      const at = new Date();
      const lists = await lookUpLists(tx, cases.map((one) => ({
        organizationId: one.organizationId,
        rules: rules.filter(({ organizationId, asksAboutAnEvent }) => organizationId === one.organizationId && !asksAboutAnEvent),
        case: standingCase(one.standing, at.getTime()),
      })));
      const judgements = cases.map((one) => judge(one, rules, { at: at.getTime(), lists: lists.get(one.organizationId) ?? new Map(), tally }));
      // First end, then open: a rule that held, stopped and holds again has one open alert at any moment.
      const ended = await endAlerts(tx, judgements.flatMap(({ endings }) => endings), at);
      const opened = await openAlerts(tx, judgements.flatMap(({ openings }) => openings), badges.carried, batch.acceptedAt, at);
      const revised = await revise(tx, locked, { rules, points: this.revisionPoints }, at);
      await tally.write(tx, at, Number(BigInt(batch.id) % 1_000n));
      deliveryIds = await announce(tx, [...badges.notices, ...ended, ...opened, ...revised], batch.acceptedAt);
      return undefined;
    });
    return deliveryIds;
  }
}
