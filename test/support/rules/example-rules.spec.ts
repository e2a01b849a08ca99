import { checkRule, type CompiledRule, evaluateRule, valuesAsked, windowKey, windowsOf } from '@app/domain';
import { describe, expect, it } from 'vitest';
import { exampleRules } from './example-rules.js';

function compiled(conditions: unknown): CompiledRule {
  const checked = checkRule(conditions);
  if ('mistakes' in checked) throw new Error(JSON.stringify(checked.mistakes, null, 2));
  return checked.rule;
}

describe.each(exampleRules)('$name', ({ tree, cel, hits, spares }) => {
  it.each([['tree', tree], ['CEL', cel]])('hits and spares as a %s', (_, conditions) => {
    const rule = compiled(conditions);
    expect(evaluateRule(rule, hits)).toMatchObject({ holds: true, conditions: { result: true }, troubles: [] });
    expect(evaluateRule(rule, spares)).toMatchObject({ holds: false, conditions: { result: false }, troubles: [] });
  });

  it('asks for the same in both forms, so that both share what is loaded', () => {
    expect(windowsOf([compiled(tree), compiled(cel)]).map(windowKey)).toEqual(compiled(tree).windows.map(windowKey));
    expect(valuesAsked([compiled(tree), compiled(cel)], hits)).toEqual(valuesAsked([compiled(cel)], hits));
  });
});

describe('an answer', () => {
  it('shows every condition of a tree with what was expected and what was there, as gu1 does', () => {
    const [rapid] = exampleRules;
    const answer = evaluateRule(compiled(rapid?.tree), rapid?.spares ?? fail());
    expect(answer.conditions).toEqual({
      operator: 'AND',
      result: false,
      unknown: true,
      conditions: [
        { id: 'type', field: 'event.eventType', operator: 'in', expectedValue: ['TRANSFER_SUCCESS', 'TRANSFER_FAILED'], actualValue: 'TRANSFER_SUCCESS', result: true },
        {
          operator: 'OR',
          result: false,
          unknown: true,
          conditions: [
            { id: 'many', field: 'count over TRANSFER_FAILED, TRANSFER_SUCCESS by entity within 600 s', operator: 'gt', expectedValue: 5, actualValue: 5, result: false },
            {
              operator: 'AND',
              result: false,
              unknown: true,
              conditions: [
                { id: 'much', field: 'sum of event.amount over TRANSFER_SUCCESS by entity within 3600 s where event.currency = "ARS"', operator: 'gte', expectedValue: 1_000_000, actualValue: 2_000_000, result: true },
                { id: 'where', field: 'place.networkClass', operator: 'in', expectedValue: ['hosting', 'anonymiser'], actualValue: null, result: false, unknown: true },
              ],
            },
          ],
        },
      ],
    });
  });

  it('shows what was there for everything that a text names', () => {
    const [, takeover] = exampleRules;
    const answer = evaluateRule(compiled(takeover?.cel), takeover?.hits ?? fail());
    expect(answer.conditions).toEqual({
      operator: 'CEL',
      expression: takeover?.cel,
      result: true,
      values: [
        { field: 'event.eventType', actualValue: 'PASSWORD_CHANGE' },
        { field: 'count over LOGIN_FAILED by entity within 3600 s', actualValue: 3 },
        { field: 'distinct of event.deviceId over all events by entity within 86400 s', actualValue: 1 },
        { field: 'event.ipAddress', actualValue: '203.0.113.9' },
        { field: 'scores.BEHAVIOR.value', actualValue: null },
        { field: 'scores.BEHAVIOR.confidence', actualValue: null },
        { field: 'device.isTrusted', actualValue: false },
      ],
    });
  });

  it('cuts what is long, since it is kept with every alert', () => {
    const [, { hits }] = exampleRules as [unknown, (typeof exampleRules)[number]];
    const metadata = { text: 'a'.repeat(5_000), list: Array.from({ length: 500 }, (_, n) => n), inside: { of: 'it' } };
    const given = { ...hits, event: { ...hits.event, metadata } };
    const actual = (field: string): unknown => (evaluateRule(compiled({ field, operator: 'exists' }), given).conditions as { actualValue: unknown }).actualValue;
    expect(actual('event.metadata.text')).toBe(`${'a'.repeat(200)}...`);
    expect(actual('event.metadata.list')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, '...']);
    expect(actual('event.metadata.list.$')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, '...']);
    expect(actual('event.metadata.inside')).toBe('{...}');
    expect(actual('event.timestamp')).toBe('2026-11-20T23:59:00.000Z');
  });
});

const fail = (): never => {
  throw new Error('There are two example rules.');
};

describe('what has to be loaded', () => {
  it('is each window once, however many rules ask for it and however they spell it', () => {
    const rules = ['window.count(["LOGOUT", "LOGIN_FAILED"], "entity", "1h") > 1', 'window.count(["LOGIN_FAILED", "LOGOUT", "LOGOUT"], "entity", "60m", {}) > 7 || window.count([], "device", "1d") > 1'];
    expect(windowsOf(rules.map(compiled)).map(windowKey)).toEqual(['count over LOGIN_FAILED, LOGOUT by entity within 3600 s', 'count over all events by device within 86400 s']);
  });

  it('is of each list the values that could be on it', () => {
    const [a, b] = ['aaaaaaaa-1111-4111-8111-111111111111', 'bbbbbbbb-1111-4111-8111-111111111111'];
    const hits = exampleRules[0]?.hits ?? fail();
    const asked = valuesAsked(
      [
        compiled(`inList(event.ipAddress, "${a}") || inList(event.metadata.tags, "${a}") || inList(event.sessionId, "${a}")`),
        compiled({ field: 'event.metadata.concept', operator: 'contains_any_from_custom_list', value: b.toUpperCase() }),
        compiled(`event.metadata.items.filter(i, has(i.price)).exists(i, inList(i.kind, "${a}"))`),
      ],
      hits,
    );
    expect(asked).toEqual(
      new Map([
        [a, new Set(['203.0.113.9', 'late', 'new-payee', 'card', 'cash'])],
        [b, new Set(['gift', 'gift card', 'gift card for', 'card', 'card for', 'card for a', 'for', 'for a', 'for a friend', 'a', 'a friend', 'friend'])],
      ]),
    );
  });
});
