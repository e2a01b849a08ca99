import { evaluateRule, isInScope, isRuledOut, type RuleAnswer, type RuleCase, type WindowRequest, windowsOf } from '@app/domain';
import type { Queryable } from '../database.js';
import { loadWindows, type WindowQuestion } from '../windows/load-windows.js';
import type { EventCase } from './load-event-cases.js';
import { lookUpLists } from './look-up-lists.js';
import type { RunningRule } from './running-rules.js';

/** What came of asking one rule about one event. Null: it was ruled out before anything was loaded for it. */
export interface RuleAsked {
  readonly rule: RunningRule;
  readonly answer: RuleAnswer | null;
}

/** An event with all that its rules said. */
export interface JudgedEvent extends EventCase {
  readonly asked: readonly RuleAsked[];
}

/**
 * Asks rules about events: each those of its organization in whose scope its entity is. Windows and lists are loaded for all of
 * them together, and only for rules that may still hold without them.
 */
export async function askRules(tx: Queryable, events: readonly EventCase[], rules: readonly RunningRule[], { keepsWindows, unkept }: { readonly keepsWindows: boolean; readonly unkept?: WindowQuestion[] }): Promise<JudgedEvent[]> {
  const open = events.map((event) => {
    const { given } = event;
    const country = given.entity?.countryCode ?? given.event.country;
    const inScope = rules.filter((rule) => rule.organizationId === event.organizationId && isInScope(rule, { type: given.entity?.type ?? '', countryCode: country }));
    return { event, inScope, left: inScope.filter((rule) => !isRuledOut(rule.compiled, given)) };
  });
  const questions = open.map(({ event, left }): WindowQuestion => ({ organizationId: event.organizationId, judged: event.given, windows: windowsAsked(left) }));
  const windows = await loadWindows(tx, questions, { keeps: keepsWindows, ...(unkept ? { unkept } : {}) });
  const lists = await lookUpLists(tx, open.map(({ event, left }) => ({ organizationId: event.organizationId, rules: left, case: event.given })));
  return open.map(({ event, inScope, left }, n) => {
    const given: RuleCase = { ...event.given, windows: windows[n] ?? new Map(), lists: lists.get(event.organizationId) ?? new Map() };
    const mayHold = new Set(left);
    return { ...event, given, asked: inScope.map((rule) => ({ rule, answer: mayHold.has(rule) ? evaluateRule(rule.compiled, given) : null })) };
  });
}

const windowsAsked = (rules: readonly RunningRule[]): readonly WindowRequest[] => windowsOf(rules.map(({ compiled }) => compiled));
