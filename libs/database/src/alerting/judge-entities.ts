import type { Database } from '../database.js';
import { settleBadges } from '../badges/settle-badges.js';
import { announce, type DeliveryToRing } from '../delivery/announce.js';
import { Ledger } from '../ledger/ledger.js';
import { judge } from './judge.js';
import { loadCases } from './load-cases.js';
import { revise } from './revise.js';
import { endAlerts, openAlerts } from './write-alerts.js';

/** The alerting station's transaction: badges and rules are held against the new scores, alerts open and end, and the batch is done. */
export class JudgeEntities {
  private readonly ledger: Ledger;

  constructor(database: Database, private readonly revisionPoints: number) {
    this.ledger = new Ledger(database);
  }

  /** Answers the deliveries to ring for. */
  async judge(batchId: string): Promise<DeliveryToRing[]> {
    let deliveries: DeliveryToRing[] = [];
    await this.ledger.advance(batchId, { from: 'scored', to: 'done' }, async (tx, batch) => {
      if (batch.entityIds.length === 0) return undefined;
      const { cases, rules, unjudged } = await loadCases(tx, batch.entityIds);
      const badges = await settleBadges(tx, batch.entityIds);
      const judgements = cases.map((one) => judge(one, rules));
      const at = new Date();
      // First end, then open: a rule that held, stopped and holds again has one open alert at any moment.
      const ended = await endAlerts(tx, judgements.flatMap(({ endings }) => endings), at);
      const opened = await openAlerts(tx, judgements.flatMap(({ openings }) => openings), badges.carried, batch.acceptedAt, at);
      const revised = await revise(tx, unjudged, { rules, points: this.revisionPoints }, at);
      deliveries = await announce(tx, [...badges.notices, ...ended, ...opened, ...revised], batch.acceptedAt);
      return undefined;
    });
    return deliveries;
  }
}
