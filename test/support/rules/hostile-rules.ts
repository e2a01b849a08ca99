import { exampleCase, type RuleCase } from '@app/domain';
import { Random } from '../../bench/load/random.js';

/** A rule by somebody who wants the engine to stand still, fall over or say what is none of his business. */
export interface HostileRule {
  readonly kind: string;
  readonly conditions: unknown;
}

const country = { field: 'event.country', operator: 'eq', value: 'AR' };
const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'valueOf'];
/** Each takes a backtracking engine longer than anybody waits, or makes a large program of a few characters. */
const patterns = ['(a+)+$', '(a|a)*b', '(a*)*b', '(x+x+)+y', '(.*)(.*)(.*)(.*)(.*)x', '(a?){90}a{90}', '((a{1,10}){1,10}){1,10}$', '(a|aa)+$', '([a-z]+)*=', '\\pL{60}z', '(?i)(\\w\\s?)+@', '(.a|a.|..){60}!', '.*.*.*.*.*.*.*.*.*=', '(a{0,40}){4}b', '(?:a?){30}(?:a?){30}(?:a?){30}', '[^a]*a.{120}b', '(a|b|ab)*c'];
const lists = ['event.metadata.long', 'event.metadata.texts', 'event.metadata.objects'];

const repeated = (text: string, times: number): string => text.repeat(times);

function nested(depth: number, operator: string): object {
  let inside: object = country;
  for (let level = 0; level < depth; level += 1) inside = { operator, conditions: [inside] };
  return inside;
}

/** JSON.parse makes own properties of names that a literal would not. */
const parsed = (name: string, value: unknown): unknown => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)},"operator":"eq","value":"AR","field":"event.country"}`);

const kinds: Readonly<Record<string, (random: Random) => unknown>> = {
  'deep tree': (random) => nested(11 + random.below(3_000), random.of(['AND', 'OR', 'NOT', 'XOR'])),
  'wide tree': (random) => ({ operator: random.of(['AND', 'OR']), conditions: Array(101 + random.below(20_000)).fill(country) }),
  'full tree': (random) => ({ operator: 'OR', conditions: Array.from({ length: 100 }, () => ({ field: `${random.of(lists)}.$`, operator: random.of(['ne', 'not_contains', 'not_ends_with']), value: 'nobody' })) }),
  'pattern in a tree': (random) => ({ field: random.of(['event.userAgent', `${lists[1]}.$`]), operator: 'regex', value: random.of(patterns) }),
  'pattern in a text': (random) => (random.chance(50) ? `re(event.userAgent, ${JSON.stringify(random.of(patterns))})` : `${lists[1]}.all(t, !re(t, ${JSON.stringify(random.of(patterns))}))`),
  'pattern of the library': (random) => `event.userAgent.matches(${JSON.stringify(random.of(patterns))})`,
  'many patterns': (random) => Array.from({ length: 20 }, () => `re(event.userAgent, ${JSON.stringify(random.of(patterns))})`).join(' || '),
  'name in a tree': (random) => random.of<unknown>([parsed(random.of(names), { polluted: true }), { ...country, field: random.of(names) }, { ...country, field: `event.metadata.${random.of(names)}.${random.of(names)}`, operator: 'exists', value: undefined }, { ...country, operator: random.of(names) }, { operator: random.of(names), conditions: [country] }]),
  'name in a text': (random) => random.of([`event.metadata[${JSON.stringify(random.of(names))}].x == 1`, `${random.of(names)} == 1`, `event.metadata.long.${random.of(names)}(1)`, `window.${random.of(names)}([], "entity", "1h") > 1`, `window.count([], "entity", "1h", {${JSON.stringify(random.of(names))}: 1}) > 1`, `event.metadata.objects.exists(o, has(o[${JSON.stringify(random.of(names))}]))`]),
  'huge literal': (random) => random.of<unknown>([{ ...country, value: repeated('a', 1_001 + random.below(500_000)) }, { ...country, operator: 'in', value: Array(101 + random.below(50_000)).fill('AR') }, `event.country == "${repeated('a', random.below(3_900))}"`, `event.amount == ${repeated('9', 1 + random.below(3_000))}`, { ...country, field: repeated('event.', 1 + random.below(50_000)) }]),
  'nested lists': (random) => `${random.of(lists)}.exists(x, ${random.of(lists)}.all(y, ${random.of(lists)}.map(z, z == x) != null))`,
  'lists after each other': (random) => `${random.of(lists)}${Array.from({ length: 1 + random.below(12) }, () => random.of(['.filter(x, x != "q")', '.map(x, x)', '.map(x, x + x)'])).join('')}.exists(x, x == "nobody")`,
  'long list': (random) => `${random.of(lists)}.${random.of(['all', 'exists', 'exists_one'])}(x, ${Array.from({ length: 1 + random.below(40) }, (_, n) => `x != "${n}"`).join(' && ')})`,
  'costly body': (random) => `${random.of(lists)}.${random.of(['all', 'map', 'filter'])}(x, ${random.of(['size(event.metadata.wide) > 0', 'event.metadata.text.lowerAscii() != "b"', 'event.metadata.text.contains("b")', '!(x in event.metadata.texts)', 'containsAnyFromList(event.metadata.words, "22222222-2222-4222-8222-222222222222")', 'event.metadata.text + "b" != "b"'])}) != null`,
  'growing text': (random) => `size(${Array(2 + random.below(140)).fill('event.metadata.text').join(' + ')}) > 1`,
  'deep text': (random) => random.of([`${repeated('(', 31 + random.below(1_900))}true`, `${repeated('!', random.below(3_900))}true`, `${repeated('[', random.below(1_900))}1`, `event.metadata${repeated('.a', random.below(1_900))} == 1`, `${repeated('event.isVpn ? ', random.below(250))}true`, `${repeated('event.isVpn && ', random.below(250))}true`, `${repeated('1 <', random.below(1_000))}1`]),
  'many windows': (random) => ({ operator: 'OR', conditions: Array.from({ length: 21 + random.below(79) }, (_, n) => ({ field: 'window', window: { aggregate: 'count', events: [], by: 'entity', within: `${n + 1}m` }, operator: 'gt', value: 1 })) }),
  'odd window': (random) => ({ field: 'window', window: { aggregate: random.of<unknown>(['count', 'sum', {}, names[0]]), of: random.of<unknown>([undefined, 'event.metadata.$', 'event.metadata', []]), events: random.of<unknown>([[], [null], Array(5_000).fill('LOGOUT'), 'x']), by: random.of<unknown>(['entity', 'event.metadata.', null]), within: random.of<unknown>(['999999d', '0m', -1, '1h']), where: random.of<unknown>([undefined, [], parsed(random.of(names), 1)]) }, operator: 'gt', value: 1 }),
  'many mistakes': (random) => ({ operator: 'OR', conditions: Array.from({ length: 100 }, (_, n) => ({ field: `event.${repeated('destinationAccount', 1 + random.below(3))}${n}`, operator: `contains_any_from_custom_lost_${n}`, value: 'x', valeu: n })) }),
  'many lists': () => Array(25).fill('inList(event.metadata.texts, "11111111-1111-4111-8111-111111111111")').join(' || '),
  'words of a long text': () => ({ field: 'event.metadata.texts', operator: 'contains_any_from_custom_list', value: '22222222-2222-4222-8222-222222222222' }),
  'no rule at all': (random) => random.of<unknown>([null, 7, [], [[[]]], { operator: 'AND' }, { conditions: {} }, '', ' ', '\u0000', '"', 'a.b(', repeated('\n', 3_000), { ...country, value: nested(3_000, 'AND') }, Array.from({ length: 40 }, () => String.fromCharCode(32 + random.below(95))).join('')]),
};

/** So many hostile rules; the same seed gives the same ones. */
export function hostileRules(count: number, seed: number): HostileRule[] {
  const random = new Random(seed);
  const all = Object.keys(kinds);
  return Array.from({ length: count }, (_, index) => {
    const kind = all[index % all.length] as string; // there are kinds
    return { kind, conditions: kinds[kind]?.(random) };
  });
}

/** The event that such a rule would like to see: longer than 32 KB of metadata can be. */
export function hostileCase(watch: <Of extends object>(value: Of) => Of = (value) => value): RuleCase {
  const metadata = {
    long: watch(Array.from({ length: 16_000 }, (_, n) => n % 10)),
    texts: watch(Array(1_000).fill('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')),
    objects: watch(Array.from({ length: 1_000 }, (_, n) => ({ n }))),
    wide: watch(Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`k${n}`, n]))),
    words: 'ab '.repeat(1_000),
    text: 'a'.repeat(30_000),
  };
  return { ...exampleCase, event: { ...exampleCase.event, userAgent: `${'a'.repeat(1_023)}!`, metadata } };
}
