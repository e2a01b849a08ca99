import { asksAboutAnEvent, checkConditions, evaluateRule, isInScope, type Mistake, type RuleAnswer, type RuleCase, stateCase } from '@app/domain';
import type { Database, Queryable } from '../database.js';
import { askRules } from './ask-rules.js';
import { deviceOfEvent, eventCaseColumns, type PostedCase, toCases, toPostedCases } from './load-event-cases.js';
import { loadStates } from './load-states.js';
import { lookUpLists } from './look-up-lists.js';
import type { RuleText } from './rule-text.js';
import type { RunningRule } from './running-rules.js';

/** How a rule comes out at an entity, and what it was asked about. */
export type RuleTried =
  | { readonly is: 'tried'; readonly answer: RuleAnswer; readonly given: RuleCase; readonly eventId: string | null; readonly inScope: boolean }
  | { readonly is: 'nobody' }
  | { readonly is: 'no event' }
  | { readonly is: 'no rule'; readonly mistakes: readonly Mistake[] };

const newest = {
  name: 'rules-newest-event',
  text: `select ${eventCaseColumns} from (select * from event where entity_id = $1 order by timestamp desc limit 1) e ${deviceOfEvent}`,
};

const byId = {
  name: 'rules-one-event',
  text: `select ${eventCaseColumns} from event e ${deviceOfEvent} where e.id = $1`,
};

type Tried = RuleText & { readonly id: string; readonly organizationId: string; readonly version: number };

/** A rule that somebody wrote, as one that runs: its scope and status aside. */
export function runningOf(rule: Tried, ownTypes: ReadonlySet<string>): RunningRule | { readonly mistakes: readonly Mistake[] } {
  const checked = checkConditions(rule.conditions, { ownTypes });
  return 'mistakes' in checked ? checked : { ...rule, status: 'active', compiled: checked.rule, asksAboutAnEvent: asksAboutAnEvent(checked.rule), ranBehindUntil: null };
}

/** Asks one rule about one entity or one event, and lets nothing come of it. */
export class TryRule {
  constructor(private readonly database: Database) {}

  async on(rule: Tried, entityId: string, ownTypes: ReadonlySet<string>, at: Date): Promise<RuleTried> {
    const running = runningOf(rule, ownTypes);
    if ('mistakes' in running) return { is: 'no rule', mistakes: running.mistakes };
    return this.database.transaction(async (tx) => {
      const state = (await loadStates(tx, [entityId], { withObservations: true })).get(entityId);
      if (state?.organizationId !== rule.organizationId) return { is: 'nobody' };
      const inScope = isInScope(rule, state.entity);
      const [event] = running.asksAboutAnEvent ? await toCases(tx, await tx.rows(newest, [entityId]), { withObservations: true }) : [];
      if (event) return { is: 'tried', ...(await askedAbout(tx, event, running)), inScope };
      const bare = stateCase(state, at.getTime());
      const lists = await lookUpLists(tx, [{ organizationId: rule.organizationId, rules: [running], case: bare }]);
      const given = stateCase(state, at.getTime(), lists.get(rule.organizationId));
      return { is: 'tried', answer: evaluateRule(running.compiled, given), given, eventId: null, inScope };
    });
  }

  /** About an event of its organization, with the windows as they were at it. */
  async atEvent(rule: Tried, eventId: string, ownTypes: ReadonlySet<string>): Promise<RuleTried> {
    const running = runningOf(rule, ownTypes);
    if ('mistakes' in running) return { is: 'no rule', mistakes: running.mistakes };
    return this.database.transaction(async (tx): Promise<RuleTried> => {
      const [row] = await tx.rows<{ organization_id: string | null } & Record<string, unknown>>(byId, [eventId]);
      if (row?.organization_id !== rule.organizationId) return { is: 'no event' };
      const [event] = await toPostedCases(tx, [row], { withObservations: true });
      // As it is live: of events of nobody only sync rules are asked, while they are posted.
      if (!event || (event.entityId === null && rule.evaluationMode !== 'sync')) return { is: 'nobody' };
      const { entity, event: said } = event.given;
      return { is: 'tried', ...(await askedAbout(tx, event, running)), inScope: isInScope(rule, { type: entity?.type ?? '', countryCode: entity?.countryCode ?? said.country }) };
    });
  }
}

/** The rule at the event, whoever is out of its scope; nothing is kept of its windows. */
async function askedAbout(tx: Queryable, event: PostedCase, running: RunningRule) {
  const everybody = { ...running, targetEntityTypes: [], countries: [], scope: {} };
  const [judged] = await askRules(tx, [event], [everybody], { keepsWindows: false });
  const { given } = judged as PostedCase; // one was asked
  return { answer: evaluateRule(running.compiled, given), given, eventId: event.event.id };
}
