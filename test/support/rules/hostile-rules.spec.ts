import { checkRule, evaluateRule, ruleLimits, troubles, valuesAsked } from '@app/domain';
import { RE2JS } from 're2js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hostileCase, hostileRules } from './hostile-rules.js';

/** What is really done, counted from outside: elements that are read, and pattern instructions times characters. */
const done = { reads: 0, matching: 0 };

const watch = <Of extends object>(value: Of): Of =>
  new Proxy(value, {
    ownKeys(target) {
      const keys = Reflect.ownKeys(target);
      done.reads += keys.length;
      return keys;
    },
    get(target, name, receiver) {
      if (typeof name === 'string' && /^\d+$/.test(name)) done.reads += 1;
      return Reflect.get(target, name, receiver) as unknown;
    },
  });

const given = hostileCase(watch);

beforeEach(() => {
  const test = RE2JS.prototype.test;
  vi.spyOn(RE2JS.prototype, 'test').mockImplementation(function (this: RE2JS, text) {
    done.matching += this.programSize() * text.length;
    return test.call(this, text);
  });
});

afterEach(() => vi.restoreAllMocks());

describe('a thousand hostile rules', () => {
  const rules = hostileRules(1_000, 7);
  const outcomes = new Map<string, Set<string>>();

  it('are refused with a few sentences, or do no more than a rule may', () => {
    for (const { kind, conditions } of rules) {
      const checked = checkRule(conditions);
      const outcome = outcomes.get(kind) ?? new Set();
      outcomes.set(kind, outcome);
      if ('mistakes' in checked) {
        outcome.add('refused');
        expect(checked.mistakes.length, kind).toBeGreaterThan(0);
        expect(JSON.stringify(checked.mistakes).length, kind).toBeLessThan(ruleLimits.mistakes.most * 1_000);
        continue;
      }
      Object.assign(done, { reads: 0, matching: 0 });
      const answer = evaluateRule(checked.rule, given);
      valuesAsked([checked.rule], given);
      outcome.add(answer.troubles.length > 0 ? answer.troubles.join() : 'evaluated');
      expect(done.reads, kind).toBeLessThan(3 * ruleLimits.steps.most);
      expect(done.matching, kind).toBeLessThanOrEqual(10 * ruleLimits.steps.most);
      expect(JSON.stringify(answer.conditions).length, kind).toBeLessThan(100_000);
      expect(Object.keys(troubles)).toEqual(expect.arrayContaining([...answer.troubles]));
    }
    expect({}).not.toHaveProperty('polluted');
  });

  it('come out each kind as it must', () => {
    const refused = ['deep tree', 'wide tree', 'pattern of the library', 'many patterns', 'nested lists', 'many windows', 'many mistakes', 'odd window', 'many lists', 'no rule at all'];
    for (const kind of refused) expect([...(outcomes.get(kind) ?? [])], kind).toEqual(['refused']);
    const bounded = { 'full tree': 'TOO_MANY_STEPS', 'pattern in a text': 'TOO_MANY_STEPS', 'pattern in a tree': 'TOO_MANY_STEPS', 'lists after each other': 'TOO_MANY_STEPS', 'long list': 'LIST_TOO_LONG', 'costly body': 'TOO_MANY_STEPS', 'growing text': 'TEXT_TOO_LONG' };
    for (const [kind, trouble] of Object.entries(bounded)) expect([...(outcomes.get(kind) ?? [])].join(), kind).toContain(trouble);
    const harmless = ['name in a tree', 'name in a text', 'huge literal', 'deep text', 'words of a long text'];
    expect([...outcomes.keys()].sort()).toEqual([...refused, ...Object.keys(bounded), ...harmless].sort());
  });
});
