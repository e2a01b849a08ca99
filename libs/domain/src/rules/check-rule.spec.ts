import { describe, expect, it } from 'vitest';
import { checkRule } from './check-rule.js';
import { ruleLimits } from './limits.js';
import { mistakeCodes } from './mistakes.js';

const said = (conditions: unknown): string[] => {
  const checked = checkRule(conditions, { ownTypes: new Set(['PIX_SENT']) });
  return 'mistakes' in checked ? checked.mistakes.map(({ at, code, says }) => `${at} ${code} ${says}`) : [];
};

const country = { field: 'event.country', operator: 'eq', value: 'AR' };
const window = { aggregate: 'count', events: ['LOGIN_FAILED'], by: 'entity', within: '1h' };
const long = (limit: keyof typeof ruleLimits, more = 1): string => 'a'.repeat(ruleLimits[limit].most + more);
const nested = (depth: number): object => (depth === 0 ? country : { operator: 'AND', conditions: [nested(depth - 1)] });

/** One mistake each: where it is and its code, then a part of the sentence that names the way out. */
const ofTrees: readonly (readonly [conditions: unknown, at: string, wayOut: string])[] = [
  [null, ' NOT_A_RULE', 'a tree, as a JSON object, or a CEL text'],
  [[country], ' NOT_A_RULE', 'a tree'],
  [{ operator: 'AND', conditions: ['x'] }, '/conditions/0 NOT_A_RULE', 'Write an object'],
  [{ operator: 'NAND', conditions: [country] }, '/operator GROUP_UNKNOWN', 'AND, OR, NOT, XOR'],
  [{ operator: 'AND', conditions: [] }, '/conditions GROUP_EMPTY', 'at least one'],
  [{ operator: 'AND', conditions: 'x' }, '/conditions GROUP_EMPTY', 'a list'],
  [nested(11), `${'/conditions/0'.repeat(10)} TOO_DEEP`, 'apart'],
  [{ operator: 'OR', conditions: Array(101).fill(country) }, '/conditions/100 TOO_WIDE', '100 conditions at most'],
  [{ ...country, field: 'event.contry' }, '/field FIELD_UNKNOWN', 'Did you mean event.country?'],
  [{ ...country, field: 'ipAddress' }, '/field FIELD_UNKNOWN', 'Did you mean event.ipAddress?'],
  [{ ...country, field: 'event.country.code' }, '/field FIELD_UNKNOWN', 'docs/rules.md'],
  [{ ...country, field: '__proto__' }, '/field FIELD_UNKNOWN', 'docs/rules.md'],
  [{ ...country, field: 7 }, '/field FIELD_UNKNOWN', 'docs/rules.md'],
  [{ ...country, field: `event.metadata.${long('pathLength')}` }, '/field FIELD_UNKNOWN', 'docs/rules.md'],
  [{ ...country, field: 'event.metadata.a.$.b.$' }, '/field FIELD_UNFIT', 'one list only'],
  [{ ...country, field: 'event.metadata.a..b' }, '/field FIELD_UNFIT', 'not empty'],
  [{ ...country, field: 'event.country.$' }, '/field FIELD_UNFIT', 'event.country is a text'],
  [{ ...country, operator: 'equal' }, '/operator OPERATOR_UNKNOWN', 'Did you mean EQUALS?'],
  [{ ...country, operator: 'outside_entity_operational_hours' }, '/operator OPERATOR_UNKNOWN', 'docs/rules.md'],
  [{ ...country, operator: 'constructor' }, '/operator OPERATOR_UNKNOWN', 'docs/rules.md'],
  [{ ...country, operator: 'gt' }, '/operator OPERATOR_UNFIT', 'a number, a moment'],
  [{ field: 'badges', operator: 'eq', value: 'bot' }, '/operator OPERATOR_UNFIT', 'a list of texts'],
  [{ field: 'event.amount', operator: 'gt' }, '/value VALUE_UNFIT', 'is compared with a number'],
  [{ field: 'event.amount', operator: 'gt', value: '5' }, '/value VALUE_UNFIT', '"5" is not that'],
  [{ field: 'event.amount', operator: 'eq', value: { a: 1 } }, '/value VALUE_UNFIT', 'an object'],
  [{ ...country, value: null }, '/value VALUE_UNFIT', 'exists or not_exists'],
  [{ ...country, value: long('literalLength') }, '/value TOO_LONG', '1000 are allowed'],
  [{ ...country, operator: 'starts_with', value: '' }, '/value VALUE_UNFIT', 'not empty'],
  [{ ...country, operator: 'exists', value: false }, '/value VALUE_UNFIT', 'not_exists'],
  [{ ...country, operator: 'in', value: 'AR' }, '/value VALUE_UNFIT', 'a list'],
  [{ ...country, operator: 'in', value: Array(101).fill('AR') }, '/value TOO_LONG', 'data list'],
  [{ field: 'event.amount', operator: 'between', value: [5] }, '/value VALUE_UNFIT', '[100, 500]'],
  [{ field: 'event.amount', operator: 'between', value: [5, 1] }, '/value VALUE_UNFIT', 'lower one first'],
  [{ field: 'event.timestamp', operator: 'gt', value: '2026-01-01' }, '/value VALUE_UNFIT', 'says its zone'],
  [{ field: 'event.eventType', operator: 'eq', value: 'LOGIN_SUCESS' }, '/value VALUE_UNKNOWN', 'Did you mean LOGIN_SUCCESS?'],
  [{ field: 'entity.status', operator: 'in', value: ['blocked', 'shut'] }, '/value VALUE_UNKNOWN', 'It is one of active'],
  [{ ...country, operator: 'regex', value: '(?<=a)b' }, '/value PATTERN_INVALID', 'RE2'],
  [{ ...country, operator: 'regex', value: long('patternLength') }, '/value TOO_LONG', '200 are allowed'],
  [{ ...country, operator: 'regex', value: '(a{100}){3}' }, '/value TOO_LONG', 'as often as they repeat'],
  [{ ...country, operator: 'in_custom_list', value: 'blocked' }, '/value LIST_ID_INVALID', 'GET /data-lists'],
  [{ ...country, type: 'complex' }, '/type CONDITION_UNKNOWN', 'a group'],
  [{ ...country, type: 'array' }, '/type CONDITION_UNKNOWN', 'no list'],
  [{ ...country, type: 'object' }, '/type CONDITION_UNKNOWN', 'no object'],
  [{ ...country, type: 'fuzzy' }, '/type CONDITION_UNKNOWN', 'simple, array, object'],
  [{ ...country, valu: 1 }, '/valu PROPERTY_UNKNOWN', 'Did you mean value?'],
  [{ ...country, filters: [{}] }, '/filters PROPERTY_UNKNOWN', 'another condition'],
  [{ ...country, window }, '/window PROPERTY_UNKNOWN', '"field": "window"'],
  [{ field: 'window', operator: 'gt', value: 1 }, '/window WINDOW_INVALID', '"aggregate": "count"'],
  [{ field: 'window', window: { ...window, aggregate: 'total' }, operator: 'gt', value: 1 }, '/window/aggregate WINDOW_INVALID', 'count, distinct'],
  [{ field: 'window', window: { ...window, of: 'event.amount' }, operator: 'gt', value: 1 }, '/window/of WINDOW_INVALID', 'Leave "of" out'],
  [{ field: 'window', window: { ...window, aggregate: 'sum' }, operator: 'gt', value: 1 }, '/window/of WINDOW_INVALID', 'event.amount'],
  [{ field: 'window', window: { ...window, aggregate: 'sum', of: 'event.country' }, operator: 'gt', value: 1 }, '/window/of WINDOW_INVALID', 'event.amount'],
  [{ field: 'window', window: { ...window, events: ['LOGIN_FAIL'] }, operator: 'gt', value: 1 }, '/window/events WINDOW_INVALID', 'Did you mean LOGIN_FAILED?'],
  [{ field: 'window', window: { ...window, events: undefined }, operator: 'gt', value: 1 }, '/window/events WINDOW_INVALID', 'an empty list is every type'],
  [{ field: 'window', window: { ...window, by: 'entiti' }, operator: 'gt', value: 1 }, '/window/by WINDOW_INVALID', 'Did you mean entity?'],
  [{ field: 'window', window: { ...window, within: '1 hour' }, operator: 'gt', value: 1 }, '/window/within WINDOW_INVALID', '"30m", "24h" or "7d"'],
  [{ field: 'window', window: { ...window, within: '91d' }, operator: 'gt', value: 1 }, '/window/within WINDOW_INVALID', '90 days at most'],
  [{ field: 'window', window: { ...window, where: { 'event.amount': 5 } }, operator: 'gt', value: 1 }, '/window/where WINDOW_INVALID', 'event.currency'],
  [{ field: 'window', window: { ...window, were: {} }, operator: 'gt', value: 1 }, '/window/were PROPERTY_UNKNOWN', 'Did you mean where?'],
  [{ operator: 'OR', conditions: Array.from({ length: 21 }, (_, n) => ({ field: 'window', window: { ...window, within: `${n + 1}m` }, operator: 'gt', value: 1 })) }, '/conditions/20/window TOO_WIDE', 'Split the rule'],
  [{ operator: 'OR', conditions: Array(21).fill({ ...country, operator: 'in_custom_list', value: '11111111-1111-4111-8111-111111111111' }) }, '/conditions/20/value TOO_WIDE', 'put the lists together'],
];

const ofTexts: readonly (readonly [text: string, at: string, wayOut: string])[] = [
  ['event.country ==', '1:17 SYNTAX', 'docs/rules.md'],
  ['event.isVpn &&\n  event.contry == "AR"', '2:3 FIELD_UNKNOWN', 'Did you mean event.country?'],
  ['event == null', '1:1 FIELD_UNKNOWN', 'one of its fields'],
  ['foo > 1', '1:1 FIELD_UNKNOWN', 'docs/rules.md'],
  ['event.metadata["$"] == 1', '1:1 FIELD_UNFIT', 'exists() or all()'],
  ['event.metadata[event.country] == 1', '1:1 NOT_LITERAL', 'written out'],
  [`event.metadata.${long('pathLength')} == 1`, '1:1 TOO_LONG', '200 characters'],
  ['event.country == 5', '1:1 TYPE_UNFIT', 'A text never equals a number.'],
  ['event.country > "AR"', '1:1 TYPE_UNFIT', 'Numbers and moments'],
  ['event.timestamp > "2026-01-01T00:00:00Z"', '1:1 TYPE_UNFIT', 'timestamp('],
  ['timestamp("yesterday") < event.timestamp', '1:11 VALUE_UNFIT', 'says its zone'],
  ['event.country && true', '1:1 TYPE_UNFIT', 'true or false is needed here'],
  ['!event.country', '1:2 TYPE_UNFIT', 'true or false is needed here'],
  ['event.amount + event.country > 1', '1:1 TYPE_UNFIT', 'string() or double()'],
  ['badges == ["bot"]', '1:1 TYPE_UNFIT', 'Use in'],
  ['1 in badges', '1:1 TYPE_UNFIT', 'holds texts'],
  ['{"a": 1} == null', '1:1 TYPE_UNFIT', 'last argument of a window'],
  ['b"a" == event.country', '1:1 TYPE_UNFIT', 'texts, numbers'],
  ['12345678901234567890 == event.metadata.id', '1:1 VALUE_UNFIT', 'write it in quotes'],
  ['event.eventType in ["LOGOUT", "LOGUOT"]', '1:31 VALUE_UNKNOWN', 'Did you mean LOGOUT?'],
  ['event.amount', '1:1 NOT_A_CONDITION', 'Compare'],
  ['event.userAgent.matches("(a+)+$")', '1:1 FUNCTION_UNKNOWN', 'Use re('],
  ['event.userAgent.startWith("a")', '1:1 FUNCTION_UNKNOWN', 'Did you mean startsWith?'],
  ['has()', '1:1 FUNCTION_UNKNOWN', 'Write has(x).'],
  ['cel.bind(x, 1, x > 0)', '1:1 FUNCTION_UNKNOWN', 'Write it out'],
  ['re(event.userAgent, event.country)', '1:21 NOT_LITERAL', 'written out'],
  ['re(event.userAgent, "(a)\\\\1")', '1:21 PATTERN_INVALID', 'RE2'],
  [`re(event.userAgent, "${long('patternLength')}")`, '1:21 TOO_LONG', '200 are allowed'],
  ['inList(event.ipAddress, "x")', '1:25 LIST_ID_INVALID', 'GET /data-lists'],
  ['inList(event.country + "x", "11111111-1111-4111-8111-111111111111")', '1:8 NOT_LITERAL', 'a field or an element'],
  ['event.metadata.a.exists(x, x.b.all(y, y > 1))', '1:28 NESTED', 'filter() first'],
  ['event.metadata.a.exists(event, event > 1)', '1:25 FIELD_UNFIT', 'for example x'],
  ['event.metadata.a.map(x, x > 1, x)', '1:1 FUNCTION_UNKNOWN', 'Write list.map(x, ...)'],
  ['window.count(["LOGOUT"], "entity", "soon") > 1', '1:36 WINDOW_INVALID', '"30m", "24h" or "7d"'],
  ['window.count(["LOGOUT"], event.country, "1h") > 1', '1:26 NOT_LITERAL', 'written out'],
  ['window.count(["LOGOUT"]) > 1', '1:1 WINDOW_INVALID', 'gathered by'],
  ['window.count([], "entity", "1h", {}, 1) > 1', '1:1 WINDOW_INVALID', 'window.count(events, by, within, where)'],
  ['window.total([], "entity", "1h") > 1', '1:1 WINDOW_INVALID', 'Use one of count'],
  [`event.country in [${Array(101).fill('"AR"').join(', ')}]`, '1:', 'inList()'],
  [`${'('.repeat(40)}true${')'.repeat(40)}`, '1:', 'Split the rule'],
  [Array(200).fill('event.isVpn').join('||'), '1:', 'Split the rule'],
  [`event.country == "${long('literalLength')}"`, '1:18 TOO_LONG', '1000 are allowed'],
  [`event.isVpn${' '.repeat(4_000)}`, '1:1 TOO_LONG', '4000 are allowed'],
];

describe('what is wrong is said, with its place and the way out', () => {
  it.each([...ofTrees, ...ofTexts])('%j: %s', (conditions, at, wayOut) => {
    const mistakes = said(conditions).filter((mistake) => mistake.includes(wayOut));
    expect(mistakes.map((mistake) => mistake.slice(0, at.length)), said(conditions).join('\n')).toEqual([at]);
  });

  it('names what was probably meant, where something is near', () => {
    const checked = checkRule('place.contry == "AR" && zzz.zzzzzzzz == 1');
    expect(checked).toMatchObject({ mistakes: [{ code: 'FIELD_UNKNOWN', meant: 'place.country' }, { code: 'FIELD_UNKNOWN' }] });
    expect('mistakes' in checked && checked.mistakes[1]).not.toHaveProperty('meant');
  });

  it('every code is provoked', () => {
    const provoked = new Set([...ofTrees, ...ofTexts].flatMap(([conditions]) => said(conditions)).map((mistake) => mistake.split(' ')[1]));
    expect(Object.keys(mistakeCodes).filter((code) => !provoked.has(code))).toEqual([]);
  });

  it('all of it at once', () => {
    expect(said({ operator: 'AND', conditions: [{ ...country, field: 'event.contry' }, { operator: 'ANY', conditions: [{ ...country, operator: 'gt' }] }, country] })).toHaveLength(3);
    expect(said('event.contry == "AR" && event.isVpn > 1 && re(event.userAgent, "(") && window.count(["X"], "y", "z") > 0')).toHaveLength(6);
    expect(said({ operator: 'AND', conditions: Array(100).fill({ ...country, field: 'x' }) })).toHaveLength(ruleLimits.mistakes.most);
  });

  it('an organization knows its own event types', () => {
    const own = [{ field: 'event.eventType', operator: 'eq', value: 'PIX_SENT' }, 'window.count(["PIX_SENT"], "entity", "1h") > 1 && event.eventType == "PIX_SENT"'];
    expect(own.flatMap(said)).toEqual([]);
    expect(own.map((rule) => 'mistakes' in checkRule(rule))).toEqual([true, true]);
  });
});
