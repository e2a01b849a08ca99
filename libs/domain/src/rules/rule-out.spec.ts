import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConditions } from './stored/written-conditions.js';
import type { CompiledRule } from './check-rule.js';
import { evaluateRule } from './evaluate.js';
import { exampleCase } from './example-case.js';
import { rulingOut } from './rule-out.js';
import { windowKey } from './windows/window-request.js';

function compiled(conditions: unknown): CompiledRule {
  const checked = checkConditions(conditions);
  if ('mistakes' in checked) throw new Error(JSON.stringify(checked.mistakes));
  return checked.rule;
}

const list = '11111111-1111-4111-8111-111111111111';
const window = { aggregate: 'count', events: ['TRANSFER_SUCCESS'], by: 'entity', within: '1h' };
const several = { field: 'window', window, operator: 'gt', value: 5 };

describe('a rule is ruled out before its windows and lists are loaded', () => {
  it.each<[unknown, boolean]>([
    [{ operator: 'AND', conditions: [several, { field: 'event.eventType', operator: 'eq', value: 'LOGIN_SUCCESS' }] }, true],
    [{ operator: 'AND', conditions: [several, { field: 'event.eventType', operator: 'eq', value: 'TRANSFER_SUCCESS' }] }, false],
    [{ operator: 'AND', conditions: [several, { field: 'event.sessionId', operator: 'eq', value: 'x' }] }, false],
    [{ operator: 'OR', conditions: [several, { field: 'event.country', operator: 'eq', value: 'BR' }] }, false],
    [{ operator: 'NOT', conditions: [several, { field: 'event.country', operator: 'eq', value: 'AR' }] }, true],
    [{ field: 'window', window, operator: 'exists' }, false],
    [{ field: 'event.ipAddress', operator: 'in_custom_list', value: list }, false],
    [{ cel: 'event.country == "BR" && window.count([], "entity", "1h") > 5' }, true],
    [{ cel: 'window.avg("event.amount", [], "entity", "1h").orValue(0) > 5' }, false],
  ])('%j: %s', (conditions, expected) => {
    expect(rulingOut(exampleCase)(compiled(conditions))).toBe(expected);
  });

  it('and never one that would have held', () => {
    const condition = fc.oneof(
      fc.constant(several),
      fc.constant({ field: 'window', window: { ...window, within: '2h' }, operator: 'exists' }),
      fc.constant({ field: 'event.ipAddress', operator: 'in_custom_list', value: list }),
      fc.constant({ field: 'event.ipAddress', operator: 'not_in_custom_list', value: '33333333-3333-4333-8333-333333333333' }),
      fc.record({ field: fc.constantFrom('event.country', 'event.sessionId', 'event.eventType'), operator: fc.constantFrom('eq', 'ne'), value: fc.constantFrom('AR', 'TRANSFER_SUCCESS', 'LOGIN_SUCCESS') }).filter(({ field, value }) => (field === 'event.eventType') === value.includes('_')),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 3 }, condition, fc.record({ operator: fc.constantFrom('AND', 'OR', 'NOT', 'XOR'), conditions: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) })),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 6, null), (conditions, count) => {
        const rule = compiled(conditions);
        const given = { ...exampleCase, windows: new Map(rule.windows.map((request) => [windowKey(request), count])) };
        if (rulingOut(given)(rule)) expect(evaluateRule(rule, given).holds).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

