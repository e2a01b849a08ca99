import { asksPlace, type CasePlace, type CompiledRule, type Decision, decisions, evaluateRule, rememberingByObject, rulingOut, windowsOf } from '@app/domain';
import type { Queryable } from '../database.js';
import { OwnFields } from '../facts/own-fields.js';
import type { EventToRecord, Recorded } from '../recording/event-to-record.js';
import { askRules, type JudgedEvent, type RuleAsked, rulesAbout } from '../rules/ask-rules.js';
import { type CaseRow, caseOf, type PostedCase } from '../rules/load-event-cases.js';
import { type RuleHit, writeHits } from '../rules/rule-hits.js';
import type { RuleTally } from '../rules/rule-tally.js';
import type { RunningRule } from '../rules/running-rules.js';
import type { WindowQuestion } from '../windows/asked-windows.js';
import type { Gathering } from '../windows/gatherings.js';
import { type NewestEvents, readAhead } from '../windows/newest-events.js';
import { windowEvent } from '../windows/window-event.js';
import type { Decided, Degraded } from './decided.js';
import { loadPostedCases, postedRow } from './posted-cases.js';
import { StageTimes } from './stage-times.js';
import { withinBudget } from './within-budget.js';

export interface DecideOptions {
  /** Null while nobody can say. */
  readonly placeOf: ((address: string | null) => CasePlace) | null;
  /** As whoever stored the events remembers them. */
  readonly gatherings: readonly Gathering[];
  readonly tally: RuleTally;
  /** Whether others wait for these events: then no long past is read among them (`UncountedPast`). */
  readonly isAwaited: boolean;
  /** Done when the events are stored, which was asked of the same connection before. */
  readonly stored: Promise<unknown>;
  /** Whether their devices are new, of those whose devices are registered in this transaction. */
  readonly newDeviceById: Promise<ReadonlyMap<string, boolean>>;
  readonly at: Date;
}

type Judged = JudgedEvent<PostedCase>;

const wantsOf = rememberingByObject(({ fields, windows }: CompiledRule) => ({
  place: [...fields].some((field) => field.startsWith('place.')) || windows.some(asksPlace),
  observations: [...fields].some((field) => field.startsWith('observations.')),
  device: [...fields].some((field) => field.startsWith('device.')),
}));

/** A few hundredths of a second's worth of events: all who are in the same group wait for them. */
const MOST_READ_AMONG_OTHERS = 1_000;

/** Asks the sync rules about events that were stored in this transaction, and writes down what they hit. */
export async function decide(tx: Queryable, recorded: ReadonlyMap<EventToRecord, Recorded>, rules: readonly RunningRule[], { placeOf, gatherings, tally, isAwaited, stored, newDeviceById, at }: DecideOptions): Promise<Map<EventToRecord, Decided>> {
  const organizations = new Set(rules.map(({ organizationId }) => organizationId));
  const events = [...recorded.keys()].filter((event) => event.deciding !== undefined && organizations.has(event.organizationId));
  if (events.length === 0) return new Map();
  const watched = new StageTimes(tx, stored);
  const wantsPlace = rules.some(({ compiled }) => wantsOf(compiled).place);
  const withObservations = rules.some(({ compiled }) => wantsOf(compiled).observations);
  const withDevices = rules.some(({ compiled }) => wantsOf(compiled).device);
  const untilOf = new Map(events.map(({ id, deciding }) => [id, deciding?.until ?? null]));
  const isPatient = ({ id }: { readonly id: string }): boolean => untilOf.get(id) === null;
  const rows = events.map((event) => postedRow(event, recorded.get(event) as Recorded));
  const ownFields = new OwnFields();
  const [cases, ahead] = await Promise.all([
    loadPostedCases(watched, rows, { withObservations, withDevices, ownFields, newDeviceById }),
    // What has no budget of its own. On the heels of the others: whoever is in this group waits for no second way there and back.
    readAhead(watched, rows.filter(isPatient).map((row) => likelyAsked(row, rules)), gatherings, ownFields),
  ]);
  const regarded = cases.filter(({ isDisregarded }) => !isDisregarded);
  const placed = wantsPlace && placeOf ? regarded.map((one): PostedCase => ({ ...one, given: { ...one.given, place: placeOf(one.given.event.ipAddress) } })) : regarded;
  const { judged, hurried } = await ask(watched, placed, rules, { gatherings, ownFields, ahead, isAwaited, untilOf: (one) => untilOf.get(one.event.id) ?? null });
  await writeHits(tx, judged.flatMap(hitsOf), at);
  for (const { asked } of judged) for (const { rule, answer } of asked) tally.count(rule, answer ?? ruledOut);
  const stages = watched.read();
  const byId = new Map(judged.map((one) => [one.event.id, one]));
  return new Map(events.map((event) => {
    const one = byId.get(event.id);
    const degraded: Degraded[] = [...(recorded.get(event)?.entityId ? [] : ['entity' as const]), ...(wantsPlace && !placeOf ? ['place' as const] : []), ...(one && hurried.has(one) ? missingFrom(one) : [])];
    return [event, { decision: strictest(one?.asked ?? []), asked: one?.asked ?? [], stages, degraded }];
  }));
}

/** The windows of rules that may hold by what an event says itself, before it is known who it is about. */
function likelyAsked(row: CaseRow, rules: readonly RunningRule[]): WindowQuestion {
  const given = caseOf(row);
  const isRuledOut = rulingOut(given);
  const likely = rules.filter(({ organizationId, compiled }) => organizationId === row.organization_id && compiled.windows.length > 0 && !isRuledOut(compiled));
  return { organizationId: row.organization_id, judged: windowEvent(given.event, row.entity_id, null), windows: windowsOf(likely.map(({ compiled }) => compiled)) };
}

interface AskWithin extends Pick<DecideOptions, 'gatherings' | 'isAwaited'> {
  readonly ownFields: OwnFields;
  readonly ahead: NewestEvents;
  readonly untilOf: (one: PostedCase) => number | null;
}

/** Those in a hurry are asked by themselves: what takes them too long is given up for them alone. */
async function ask(tx: Queryable, cases: readonly PostedCase[], rules: readonly RunningRule[], { ahead, isAwaited, untilOf, ...remembered }: AskWithin): Promise<{ judged: Judged[]; hurried: ReadonlySet<Judged> }> {
  const options = { keepsWindows: true, ...remembered, ...(isAwaited ? { mostRead: MOST_READ_AMONG_OTHERS } : {}) };
  const patient = cases.filter((one) => untilOf(one) === null);
  const others = cases.filter((one) => untilOf(one) !== null);
  const judged = patient.length > 0 ? await askRules(tx, patient, rules, { ...options, ahead }) : [];
  if (others.length === 0) return { judged, hurried: new Set() };
  const until = Math.min(...others.map((one) => untilOf(one) ?? Infinity));
  const inTime = await withinBudget(tx, until - Date.now(), (hurrying) => askRules(hurrying, others, rules, options));
  if (inTime !== null) return { judged: [...judged, ...inTime], hurried: new Set() };
  // What is not loaded is unknown to the rules: those that can do without answer all the same.
  const known = others.map((one): Judged => {
    const isRuledOut = rulingOut(one.given);
    return { ...one, asked: rulesAbout(one, rules).map((rule) => ({ rule, answer: isRuledOut(rule.compiled) ? null : evaluateRule(rule.compiled, one.given) })) };
  });
  return { judged: [...judged, ...known], hurried: new Set(known) };
}

/** What a rule would have needed. */
const missingFrom = ({ asked }: Judged): Degraded[] => {
  const troubles = new Set(asked.flatMap(({ answer }) => answer?.troubles ?? []));
  return [...(troubles.has('WINDOW_ABSENT') ? ['windows' as const] : []), ...(troubles.has('LIST_ABSENT') ? ['lists' as const] : [])];
};

const ruledOut = { holds: false, troubles: [] } as const;

const hitsOf = ({ asked, event, entityId }: Judged): RuleHit[] => asked.flatMap(({ rule, answer }) => (answer?.holds ? [{ rule, event, entityId, conditions: answer.conditions }] : []));

/** Of what the rules advise that hold; a rule in shadow advises nothing. */
function strictest(asked: readonly RuleAsked[]): Decision {
  const advised = asked.filter(({ rule, answer }) => answer?.holds === true && rule.status !== 'shadow').map(({ rule }) => decisions.indexOf(rule.decision ?? 'allow'));
  return decisions[Math.max(0, ...advised)] ?? 'allow';
}
