import { describe, expect, it } from 'vitest';
import { eachCallNames } from './cel/each-call.js';
import { functions, methods } from './cel/functions.js';
import { celOf, checkRule, type CompiledRule } from './check-rule.js';
import { evaluateRule } from './evaluate.js';
import { exampleCase } from './example-case.js';
import { operatorNames } from './tree/operators.js';
import { ruleFields } from './vocabulary/catalogue.js';
import { windowAggregates } from './windows/window-request.js';

type Verdict = boolean | 'unknown';

/** One question in both forms: field, operator and value of a tree, then CEL, then what both must say of the example case. */
type Question = readonly [condition: readonly [field: string, operator: string, value?: unknown], cel: string, verdict: Verdict];

const blocked = '11111111-1111-4111-8111-111111111111';
const keywords = '22222222-2222-4222-8222-222222222222';
const deleted = '33333333-3333-4333-8333-333333333333';

const questions: readonly Question[] = [
  [['event.country', 'eq', 'AR'], 'event.country == "AR"', true],
  [['event.country', 'EQUALS', 'BR'], 'event.country == "BR"', false],
  [['event.country', 'ne', 'BR'], 'event.country != "BR"', true],
  [['event.country', 'NOT_EQUALS', 'AR'], 'event.country != "AR"', false],
  [['event.isVpn', 'eq', true], 'event.isVpn == true', true],
  [['event.isVpn', 'eq', true], 'event.isVpn', true],
  [['event.eventType', 'eq', 'TRANSFER_SUCCESS'], '"TRANSFER_SUCCESS" == event.eventType', true],

  // What nobody said is unknown, whatever is asked of it.
  [['event.sessionId', 'eq', 'x'], 'event.sessionId == "x"', 'unknown'],
  [['event.sessionId', 'ne', 'x'], 'event.sessionId != "x"', 'unknown'],
  [['event.sessionId', 'in', ['x']], 'event.sessionId in ["x"]', 'unknown'],
  [['event.sessionId', 'not_in', ['x']], '!(event.sessionId in ["x"])', 'unknown'],
  [['event.sessionId', 'contains', 'x'], 'event.sessionId.contains("x")', 'unknown'],
  [['event.sessionId', 'not_contains', 'x'], '!event.sessionId.contains("x")', 'unknown'],
  [['event.sessionId', 'starts_with', 'x'], 'event.sessionId.startsWith("x")', 'unknown'],
  [['event.sessionId', 'regex', 'x'], 're(event.sessionId, "x")', 'unknown'],
  [['event.sessionId', 'in_custom_list', blocked], `inList(event.sessionId, "${blocked}")`, 'unknown'],
  [['event.metadata.channel', 'eq', 'x'], 'event.metadata.channel == "x"', 'unknown'],
  [['event.metadata.nobody.said', 'gt', 1], 'event.metadata.nobody.said > 1', 'unknown'],
  [['scores.UNIQUENESS.value', 'lt', 100], 'scores.UNIQUENESS.value < 100', 'unknown'],
  [['event.sessionId', 'exists'], 'has(event.sessionId)', false],
  [['event.sessionId', 'not_exists'], '!has(event.sessionId)', true],
  [['event.sessionId', 'not_exists'], 'event.sessionId == null', true],
  [['event.metadata.channel', 'exists', true], 'event.metadata.channel != null', false],
  [['event.metadata.first', 'exists'], 'has(event.metadata.first)', true],

  // Numbers are of one kind: 1500 and 1500.0 are the same.
  [['event.amount', 'gt', 1_500], 'event.amount > 1500', true],
  [['event.amount', 'GREATER_THAN', 1_500.5], 'event.amount > 1500.5', false],
  [['event.amount', 'gte', 1_500.5], 'event.amount >= 1500.5', true],
  [['event.amount', 'GREATER_THAN_OR_EQUAL', 1_501], 'event.amount >= 1501', false],
  [['event.amount', 'lt', 1_501], 'event.amount < 1501.0', true],
  [['event.amount', 'LESS_THAN', 1_500.5], 'event.amount < 1500.5', false],
  [['event.amount', 'lte', 1_500.5], 'event.amount <= 1500.5', true],
  [['event.amount', 'LESS_THAN_OR_EQUAL', 1_500], '1500 >= event.amount', false],
  [['event.amount', 'between', [1_500, 1_500.5]], 'event.amount >= 1500 && event.amount <= 1500.5', true],
  [['event.amount', 'not_between', [0, 1_500]], 'event.amount < 0 || event.amount > 1500', true],
  [['event.amount', 'between', [-5, -1.5]], 'event.amount >= -5 && event.amount <= -1.5', false],
  [['metadata.attempts', 'eq', 3], 'metadata.attempts == 3', true],
  [['event.metadata.attempts', 'eq', 3], 'event.metadata.attempts == 3.0', true],
  [['event.metadata.attempts', 'eq', '3'], 'event.metadata.attempts == "3"', false],
  [['event.metadata.concept', 'gt', 3], 'event.metadata.concept > 3', 'unknown'],
  [['event.metadata.tags', 'eq', 'late'], 'event.metadata.tags == "late"', 'unknown'],

  [['event.country', 'in', ['BR', 'AR']], 'event.country in ["BR", "AR"]', true],
  [['event.country', 'NOT_IN', ['BR', 'AR']], '!(event.country in ["BR", "AR"])', false],
  [['event.failedAttemptsCount', 'in', [1, 2]], 'event.failedAttemptsCount in [1, 2]', true],
  [['event.userAgent', 'contains', 'http'], 'event.userAgent.contains("http")', true],
  [['event.userAgent', 'NOT_CONTAINS', 'HTTP'], '!event.userAgent.contains("HTTP")', true],
  [['event.userAgent', 'STARTS_WITH', 'okhttp/'], 'event.userAgent.startsWith("okhttp/")', true],
  [['event.userAgent', 'not_starts_with', 'okhttp/'], '!event.userAgent.startsWith("okhttp/")', false],
  [['event.userAgent', 'ends_with', '.0'], 'event.userAgent.endsWith(".0")', true],
  [['event.userAgent', 'not_ends_with', '.0'], '!event.userAgent.endsWith(".0")', false],
  [['event.userAgent', 'regex', '^(okhttp|curl)/\\d+'], 're(event.userAgent, "^(okhttp|curl)/\\\\d+")', true],
  [['event.userAgent', 'not_regex', '^curl'], '!re(event.userAgent, "^curl")', true],
  [['badges', 'contains', 'bot'], '"bot" in badges', true],
  [['badges', 'not_contains', 'bot'], '!badges.contains("bot")', false],
  [['badges.$', 'starts_with', 'mule'], 'badges.exists(slug, slug.startsWith("mule"))', true],

  [['event.ipAddress', 'in_custom_list', blocked], `inList(event.ipAddress, "${blocked}")`, true],
  [['event.ipAddress', 'not_in_custom_list', blocked], `!inList(event.ipAddress, "${blocked}")`, false],
  [['event.country', 'in_custom_list', blocked], `inList(event.country, "${blocked}")`, false],
  [['event.metadata.tags', 'in_custom_list', blocked], `inList(event.metadata.tags, "${blocked}")`, true],
  [['event.metadata.concept', 'contains_any_from_custom_list', keywords], `containsAnyFromList(event.metadata.concept, "${keywords}")`, true],
  [['event.userAgent', 'not_contains_any_from_custom_list', keywords], `!containsAnyFromList(event.userAgent, "${keywords}")`, true],
  [['event.ipAddress', 'in_custom_list', deleted], `inList(event.ipAddress, "${deleted}")`, 'unknown'],

  [['event.timestamp', 'gt', '2026-11-20T20:58:00-03:00'], 'event.timestamp > timestamp("2026-11-20T20:58:00-03:00")', true],
  [['event.timestamp', 'eq', '2026-11-20T23:59:00Z'], 'event.timestamp == timestamp("2026-11-20T23:59:00Z")', true],
  [['device.firstSeenAt', 'lt', '2026-11-20T23:00:00Z'], 'device.firstSeenAt < timestamp("2026-11-20T23:00:00Z")', false],
  [['event.hour', 'gte', 23], 'event.hour >= 23', true],
  [['event.weekday', 'eq', 5], 'event.weekday == 5', true],
  [['entity.ageSeconds', 'lte', 86_400], 'entity.ageSeconds <= 24 * 60 * 60', true],
  [['device.ageSeconds', 'lt', 3_600], 'device.ageSeconds < 3600', true],
  [['device.isTrusted', 'eq', false], '!device.isTrusted', true],
  [['entity.status', 'in', ['blocked', 'under_review']], 'entity.status in ["blocked", "under_review"]', true],
  [['entity.attributes.limits.daily', 'gte', 5_000], 'entity.attributes.limits.daily >= 5000', true],
  [['place.networkClass', 'eq', 'hosting'], 'place.networkClass == "hosting"', true],
  [['scores.HUMANITY.value', 'lt', 30], 'scores.HUMANITY.value < 30', true],
  [['scores.BEHAVIOR.confidence', 'gte', 0.8], 'scores.BEHAVIOR.confidence >= 0.8', true],
  [['observations.uniqueness.shared-device.value', 'lt', 0.5], 'observations["uniqueness.shared-device"].value < 0.5', true],
  [['observations.behavior.new-device.value', 'lt', 0.5], 'observations["behavior.new-device"].value < 0.5', 'unknown'],

  // `$`: one element is enough; for an opposite no element may be so.
  [['event.metadata.items.$.kind', 'eq', 'cash'], 'event.metadata.items.exists(item, item.kind == "cash")', true],
  [['event.metadata.items.$.kind', 'ne', 'cash'], 'event.metadata.items.all(item, item.kind != "cash")', false],
  [['event.metadata.items.$.price', 'gt', 100], 'event.metadata.items.exists(item, item.price > 100)', true],
  [['event.metadata.items.$.price', 'gt', 300], 'event.metadata.items.exists(item, item.price > 300)', 'unknown'],
  [['event.metadata.items.$.price', 'exists'], 'event.metadata.items.exists(item, has(item.price))', true],
  [['event.metadata.none.$.price', 'gt', 1], 'event.metadata.none.exists(item, item.price > 1)', false],
  [['event.metadata.none.$.price', 'not_between', [1, 2]], 'event.metadata.none.all(item, item.price < 1 || item.price > 2)', true],
  [['event.metadata.nobody.$.price', 'gt', 1], 'event.metadata.nobody.exists(item, item.price > 1)', 'unknown'],
  [['event.metadata.concept.$', 'eq', 'x'], 'event.metadata.concept.exists(item, item == "x")', 'unknown'],
  [['event.metadata.tags.$', 'in', ['late', 'early']], 'event.metadata.tags.exists(tag, tag in ["late", "early"])', true],
  [['event.metadata.tags.$', 'in_custom_list', blocked], `event.metadata.tags.exists(tag, inList(tag, "${blocked}"))`, true],
  [['event.metadata.items.1.price', 'eq', 250], 'event.metadata.items[1].price == 250', true],
  [['event.metadata.items.length', 'exists'], 'has(event.metadata.items.length)', false],
  [['event.metadata.odd key', 'eq', 'x'], 'event.metadata["odd key"] == "x"', true],
  [['event.metadata.constructor', 'contains', 'like'], 'event.metadata.constructor.contains("like")', true],
  [['entity.attributes.constructor', 'exists'], 'has(entity.attributes.constructor)', false],
  [['entity.attributes.__proto__.toString', 'exists'], 'has(entity.attributes["__proto__"].toString)', false],
];

type Window = readonly [window: object, cel: string, operator: string, value: unknown, verdict: Verdict];

const windows: readonly Window[] = [
  [{ aggregate: 'count', events: ['TRANSFER_SUCCESS', 'TRANSFER_FAILED'], by: 'entity', within: '1h' }, 'window.count(["TRANSFER_FAILED", "TRANSFER_SUCCESS"], "entity", "60m") > 5', 'gt', 5, true],
  [{ aggregate: 'sum', of: 'event.amount', events: ['TRANSFER_SUCCESS'], by: 'entity', within: '24h', where: { 'event.currency': 'ARS' } }, 'window.sum("event.amount", ["TRANSFER_SUCCESS"], "entity", "1d", {"event.currency": "ARS"}) >= 9000.75', 'gte', 9_000.75, true],
  [{ aggregate: 'distinct', of: 'entity.id', events: [], by: 'device', within: '7d' }, 'window.distinct("entity.id", [], "device", "7d") == 4', 'eq', 4, true],
  [{ aggregate: 'avg', of: 'event.amount', events: ['TRANSFER_SUCCESS'], by: 'destination', within: '30d' }, 'window.avg("event.amount", ["TRANSFER_SUCCESS"], "destination", "30d") * 2 < event.amount', 'lt', 751, true],
  [{ aggregate: 'min', of: 'metadata.attempts', events: ['LOGIN_FAILED'], by: 'address', within: '15m' }, 'window.min("event.metadata.attempts", ["LOGIN_FAILED"], "address", "15m") < 5', 'lt', 5, 'unknown'],
  [{ aggregate: 'max', of: 'metadata.attempts', events: ['LOGIN_FAILED'], by: 'metadata.channel', within: '1m' }, 'window.max("event.metadata.attempts", ["LOGIN_FAILED"], "event.metadata.channel", "1m") in [3, 4]', 'in', [3, 4], true],
  [{ aggregate: 'secondsSinceFirst', events: ['LOGIN_SUCCESS'], by: 'entity', within: '90d' }, 'window.secondsSinceFirst(["LOGIN_SUCCESS"], "entity", "90d") <= 86400', 'lte', 86_400, true],
  [{ aggregate: 'secondsSinceLast', events: ['LOGIN_SUCCESS'], by: 'entity', within: '90d' }, '!has(window.secondsSinceLast(["LOGIN_SUCCESS"], "entity", "90d"))', 'not_exists', undefined, true],
  [{ aggregate: 'count', events: ['LOGOUT'], by: 'entity', within: '1h' }, 'window.count(["LOGOUT"], "entity", "1h") > 0', 'gt', 0, 'unknown'],
];

function compiled(conditions: unknown): CompiledRule {
  const checked = checkRule(conditions);
  if ('mistakes' in checked) throw new Error(JSON.stringify(checked.mistakes, null, 2));
  return checked.rule;
}

/** Unknown shows by not holding, and its opposite not holding either. */
function verdictOf(conditions: unknown): Verdict {
  const opposite = typeof conditions === 'string' ? `!(${conditions})` : { operator: 'NOT', conditions: [conditions] };
  const [itself, turned] = [evaluateRule(compiled(conditions), exampleCase).holds, evaluateRule(compiled(opposite), exampleCase).holds];
  expect(itself && turned).toBe(false);
  return itself || turned ? itself : 'unknown';
}

describe('a condition says the same in both forms', () => {
  it.each(questions)('%j is %s: %s', ([field, operator, value], cel, verdict) => {
    const tree = { type: 'simple', field, operator, ...(value === undefined ? {} : { value }) };
    expect(verdictOf(tree), 'tree').toBe(verdict);
    expect(verdictOf(cel), cel).toBe(verdict);
    expect(verdictOf(celOf(compiled(tree))), celOf(compiled(tree))).toBe(verdict);
  });

  it.each(windows)('%j', (window, cel, operator, value, verdict) => {
    const tree = { field: 'window', window, operator, ...(value === undefined ? {} : { value }) };
    expect(verdictOf(tree), 'tree').toBe(verdict);
    expect(verdictOf(cel), cel).toBe(verdict);
    expect(verdictOf(celOf(compiled(tree))), celOf(compiled(tree))).toBe(verdict);
    expect(compiled(cel).windows).toEqual(compiled(tree).windows);
  });

  it('asks with every operator and every aggregate', () => {
    const asked = new Set(questions.map(([[field, operator, value]]) => compiled({ field, operator, value }).read).flatMap((read) => ('tree' in read && 'field' in read.tree ? [read.tree.operator] : [])));
    expect([...operatorNames].filter((name) => !asked.has(name))).toEqual([]);
    expect(windowAggregates.filter((aggregate) => !windows.some(([window]) => 'aggregate' in window && window.aggregate === aggregate))).toEqual([]);
  });
});

describe('every field', () => {
  it.each(ruleFields.map((field) => [field.path, field] as const))('%s is asked for in both forms', (path, field) => {
    const rule = compiled({ field: path, operator: 'exists' });
    expect([...rule.fields]).toEqual([path]);
    const isThere = (field.of(exampleCase) ?? null) !== null;
    expect([evaluateRule(rule, exampleCase).holds, evaluateRule(compiled(celOf(rule)), exampleCase).holds]).toEqual([isThere, isThere]);
  });

  it('has all four scores, each with its value and its confidence', () => {
    const scores = ['HUMANITY', 'AUTHENTICITY', 'UNIQUENESS', 'BEHAVIOR'].flatMap((dimension) => [`scores.${dimension}.value`, `scores.${dimension}.confidence`]);
    expect(ruleFields.map(({ path }) => path).filter((path) => path.startsWith('scores.'))).toEqual(scores);
  });
});

const yes = { field: 'event.country', operator: 'eq', value: 'AR' };
const no = { field: 'event.country', operator: 'eq', value: 'BR' };
const open = { field: 'event.sessionId', operator: 'eq', value: 'x' };

describe('groups', () => {
  it.each<[string, readonly object[], Verdict]>([
    ['AND', [yes, yes], true], ['AND', [yes, no], false], ['AND', [yes, open], 'unknown'], ['AND', [open, no], false],
    ['OR', [no, yes], true], ['OR', [no, no], false], ['OR', [no, open], 'unknown'], ['OR', [open, yes], true],
    ['NOT', [no], true], ['NOT', [yes], false], ['NOT', [open], 'unknown'], ['NOT', [no, no], true], ['NOT', [no, yes], false], ['NOT', [open, yes], false],
    ['XOR', [yes, no], true], ['XOR', [yes, yes], false], ['XOR', [no, no], false], ['XOR', [yes, no, no], true], ['XOR', [yes, yes, yes], false], ['XOR', [yes, yes, open], 'unknown'],
  ])('%s of %j is %s', (operator, conditions, verdict) => {
    const tree = { operator, conditions };
    expect(verdictOf(tree)).toBe(verdict);
    expect(verdictOf(celOf(compiled(tree)))).toBe(verdict);
  });
});

const texts: readonly (readonly [string, Verdict])[] = [
  ['event.amount + 1 > 1501', true],
  ['event.amount / 2 == 750.25', true],
  ['event.amount % 2.0 == 0.5 && -event.amount < 0', true],
  ['event.amount / 0 > 1', 'unknown'],
  ['event.country + "-" + place.country == "AR-NL"', true],
  ['event.country != place.country', true],
  ['size(event.metadata.tags) == 2 && event.metadata.tags.size() == 2 && size("abc") == 3', true],
  ['event.metadata.items.filter(i, i.kind == "cash").size() == 1', true],
  ['event.metadata.items.filter(i, i.kind == "cash").exists(i, i.price == 250)', true],
  ['event.metadata.tags.map(t, t + "!") == null', false],
  ['"late!" in event.metadata.tags.map(t, t + "!")', true],
  ['event.metadata.items.map(i, i.price).size() == 3', 'unknown'],
  ['event.metadata.items.exists_one(i, i.kind == "cash")', true],
  ['event.isVpn ? event.amount > 1000 : event.amount > 5000', true],
  ['event.?sessionId.orValue("none") == "none"', true],
  ['(has(event.sessionId) ? event.sessionId : "none") == "none"', true],
  ['double("12.5") == 12.5 && string(3) == "3"', true],
  ['double(event.country) > 1', 'unknown'],
  ['timestamp("2026-11-20T23:59:00Z") == event.timestamp', true],
  ['event.userAgent.lowerAscii().startsWith("okhttp")', true],
  ['"daily" in entity.attributes.limits', true],
  ['"constructor" in entity.attributes.limits', false],
  ['event.metadata.items[0] in entity.attributes', 'unknown'],
  ['event.metadata.first', true],
  ['event.metadata.concept', 'unknown'],
  ['event.sessionId == "x" || true', true],
  ['event.sessionId == "x" && false', false],
  ['// what we look for\n event.isVpn\n && true', true],
];

describe('what only CEL can say', () => {
  it.each(texts)('%s is %s', (cel, verdict) => {
    expect(verdictOf(cel)).toBe(verdict);
  });

  it('is said with every function', () => {
    const said = [...texts.map(([cel]) => cel), ...questions.map(([, cel]) => cel)].join('\n');
    const names = [...functions.keys(), ...[...methods.keys(), ...eachCallNames].map((name) => `.${name}`)];
    expect(names.filter((name) => !said.includes(`${name}(`))).toEqual([]);
  });
});
