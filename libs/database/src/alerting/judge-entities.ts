import { alertOf, type RuleCase, stateCase } from '@app/domain';
import type { Database, Transaction } from '../database.js';
import { loadBearers } from '../badges/load-bearers.js';
import { settleBadges } from '../badges/settle-badges.js';
import { announceLast, type DeliveryToRing } from '../delivery/announce.js';
import { Ledger } from '../ledger/ledger.js';
import { lookUpLists } from '../rules/look-up-lists.js';
import { RuleTally } from '../rules/rule-tally.js';
import { type RunningRule, RunningRules } from '../rules/running-rules.js';
import { keepWindows } from '../windows/keep-windows.js';
import type { WindowQuestion } from '../windows/asked-windows.js';
import { cooled } from './cooling.js';
import type { Deed } from './deeds/deed.js';
import { doDeeds } from './deeds/do-deeds.js';
import { hitsToAlerts } from './hits-to-alerts.js';
import { judge } from './judge.js';
import { type ActiveHit, judgeEvents } from './judge-events.js';
import { loadCases, lockCases, type Unjudged } from './load-cases.js';
import { revise } from './revise.js';
import { endAlerts, openAlerts } from './write-alerts.js';
import { ruleTriggered } from './webhook-body.js';
import { writeStandings } from './write-standings.js';

/** The alerting station's transaction: badges and rules are held against the new scores, alerts open and end, and the batch is done. */
export class JudgeEntities {
  private readonly ledger: Ledger;
  private readonly running = new RunningRules();

  constructor(private readonly database: Database, private readonly revisionPoints: number) {
    this.ledger = new Ledger(database);
  }

  /** Answers the deliveries to ring for. */
  async judge(batchId: string): Promise<DeliveryToRing[]> {
    let deliveries: Promise<DeliveryToRing[]> = Promise.resolve([]);
    const unkept: WindowQuestion[] = [];
    const judged = await this.ledger.advance(batchId, { from: 'scored', to: 'done' }, async (tx, batch) => {
      if (batch.entityIds.length === 0) return undefined;
      // Asked at once. The rules last: they may have to be read, and whatever fails before them, they ask nothing more then.
      const [locked, bearers, running] = await Promise.all([lockCases(tx, batch.entityIds), loadBearers(tx, batch.entityIds), this.running.ofPeople(tx, batch.entityIds)]);
      const rules = [...running.values()].flatMap((one) => one.rules);
      const at = new Date();
      const tally = new RuleTally();
      for (const { id } of [...running.values()].flatMap(({ broken }) => broken)) tally.countFailure(id);
      // Before the rules that look at them.
      const badges = settleBadges(tx, bearers);
      const { openings, endings, standings } = await this.judgeStates(tx, locked, rules, at, tally);
      const hits = await judgeEvents(tx, { batch, locked, rules, tally, at, unkept });
      // First end, then open: a rule that held, stopped and holds again has one open alert at any moment.
      await writeStandings(tx, standings);
      const ended = await endAlerts(tx, endings, at);
      const byEvents = await hitsToAlerts(tx, hits, locked, at);
      const opened = await openAlerts(tx, [...openings.map(({ opening }) => opening).filter(({ rule }) => alertOf(rule.actions) !== null), ...byEvents], badges.carried, batch.acceptedAt, at);
      const done = await doDeeds(tx, [...openings.flatMap(({ opening, case: given }) => deedsOf(opening.rule, opening.entityId, given, opening.openedBy.because)), ...hits.flatMap((hit) => deedsOf(hit.rule, hit.case.entityId, hit.case.given, hit.because))], { at, tally });
      const triggered = [...openings.map(({ opening, case: given }) => ({ rule: opening.rule, entity: given.entity, because: opening.openedBy.because, event: null })), ...hits.map(triggeredBy)].flatMap(({ entity, ...one }) => (entity ? [ruleTriggered({ ...one, entity }, at)] : []));
      const revised = await revise(tx, locked, { rules, points: this.revisionPoints }, at);
      const counted = tally.writing(at, Number(BigInt(batch.id) % 1_000n));
      if (counted) tx.send(...counted);
      deliveries = announceLast(tx, [...badges.notices, ...triggered, ...done, ...ended, ...opened, ...revised], batch.acceptedAt);
      return undefined;
    });
    // Nothing rests on it: what is not kept now is counted from the events once more.
    if (unkept.length > 0) void keepWindows(this.database, unkept).catch(() => undefined);
    // Of a try that failed nothing is there to ring for, also when somebody else has taken the batch since.
    return judged ? deliveries : [];
  }

  /** Holds the rules that ask what somebody is against every cycle that nobody has judged yet. */
  private async judgeStates(tx: Transaction, locked: readonly Unjudged[], rules: readonly RunningRule[], at: Date, tally: RuleTally) {
    const cases = await loadCases(tx, locked, rules);
    const askedOf = (organizationId: string) => rules.filter((rule) => rule.organizationId === organizationId && !rule.asksAboutAnEvent);
    const lists = await lookUpLists(tx, cases.map(({ organizationId, state }) => ({ organizationId, rules: askedOf(organizationId), case: stateCase(state, at.getTime()) })));
    const judged = cases.map((one) => ({ one, judgement: judge(one, rules, { at: at.getTime(), lists: lists.get(one.organizationId) ?? new Map(), tally }) }));
    const { left, cold } = await cooled(tx, judged.flatMap(({ one, judgement }) => judgement.openings.map((opening) => ({ opening, case: stateCase(one.state, at.getTime()), noted: one.standings.get(opening.rule.id) }))), at);
    return {
      openings: left,
      endings: judged.flatMap(({ judgement }) => judgement.endings),
      // It has held for long enough: that stays noted, and is looked at once it does not cool down any more.
      standings: [...judged.flatMap(({ judgement }) => judgement.standings), ...cold.flatMap(({ opening: { rule, entityId }, noted, until }) => (noted?.is === 'waiting' ? [{ entityId, ruleId: rule.id, standing: noted, dueAt: until }] : []))],
    };
  }
}

const triggeredBy = ({ rule, because, case: { given } }: ActiveHit) => ({ rule, because, entity: given.entity, event: { id: given.event.id, eventType: given.event.eventType, timestamp: new Date(given.event.timestamp).toISOString() } });

const deedsOf = (rule: RunningRule, entityId: string, given: RuleCase, because: string): Deed[] => rule.actions.map((action) => ({ rule, entityId, action, case: given, because }));
