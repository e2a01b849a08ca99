import { evaluateRule, isInScope, type RuleAnswer, type RuleCase, rulingOut, windowsOf } from '@app/domain';
import type { Queryable } from '../database.js';
import type { OwnFields } from '../facts/own-fields.js';
import type { Gathering } from '../windows/gatherings.js';
import type { WindowQuestion } from '../windows/asked-windows.js';
import { loadWindows } from '../windows/load-windows.js';
import type { NewestEvents } from '../windows/newest-events.js';
import type { EventCase, PostedCase } from './load-event-cases.js';
import { lookUpLists } from './look-up-lists.js';
import type { RunningRule } from './running-rules.js';

/** What came of asking one rule about one event. Null: it was ruled out before anything was loaded for it. */
export interface RuleAsked {
  readonly rule: RunningRule;
  readonly answer: RuleAnswer | null;
}

/** An event with all that its rules said. */
export type JudgedEvent<One extends PostedCase = EventCase> = One & { readonly asked: readonly RuleAsked[] };

export interface AskOptions {
  readonly keepsWindows: boolean;
  readonly unkept?: WindowQuestion[];
  /** See `WindowOptions`. */
  readonly mostRead?: number;
  /** As the caller remembers them; left out, they are asked for. */
  readonly gatherings?: readonly Gathering[];
  /** See `WindowOptions`. */
  readonly ownFields?: OwnFields;
  /** See `WindowOptions`. */
  readonly ahead?: NewestEvents | undefined;
}

/**
 * Asks rules about events: each those of its organization in whose scope its entity is. Windows and lists are loaded for all of
 * them together, and only for rules that may still hold without them.
 */
export async function askRules<One extends PostedCase>(tx: Queryable, events: readonly One[], rules: readonly RunningRule[], { keepsWindows, ...options }: AskOptions): Promise<JudgedEvent<One>[]> {
  const open = events.map((event) => {
    const inScope = rulesAbout(event, rules);
    const isRuledOut = rulingOut(event.given);
    return { event, inScope, left: inScope.filter(({ compiled }) => !isRuledOut(compiled)) };
  });
  const questions = open.map(({ event, left }): WindowQuestion => ({ organizationId: event.organizationId, judged: event.given, windows: windowsOf(left.map(({ compiled }) => compiled)) }));
  const windows = await loadWindows(tx, questions, { keeps: keepsWindows, ...options });
  const lists = await lookUpLists(tx, open.map(({ event, left }) => ({ organizationId: event.organizationId, rules: left, case: event.given })));
  return open.map(({ event, inScope, left }, n) => {
    const given: RuleCase = { ...event.given, windows: windows[n] ?? new Map(), lists: lists.get(event.organizationId) ?? new Map() };
    const mayHold = new Set(left);
    return { ...event, given, asked: inScope.map((rule) => ({ rule, answer: mayHold.has(rule) ? evaluateRule(rule.compiled, given) : null })) };
  });
}

/** The rules of its organization in whose scope an event is: by its entity, or by what it says itself. */
export function rulesAbout({ organizationId, given: { entity, event } }: PostedCase, rules: readonly RunningRule[]): RunningRule[] {
  const about = { type: entity?.type ?? '', countryCode: entity?.countryCode ?? event.country };
  return rules.filter((rule) => rule.organizationId === organizationId && isInScope(rule, about));
}
