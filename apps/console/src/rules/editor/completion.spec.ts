import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetOf, tokensOf } from './cel-tokens.js';
import { completionsAt, type Words } from './completion.js';

const field = (path: string, type: string, oneOf: string[] | null = null) => ({ path, cel: path, type, says: `what ${path} is`, isOpen: false, oneOf });
const words = {
  vocabulary: {
    success: true,
    fields: [field('event.eventType', 'text', ['LOGIN_FAILED', 'TRANSFER_SUCCESS']), field('event.amount', 'number'), field('event.userAgent', 'text'), field('place.country', 'text')],
    operators: [],
    functions: [{ name: 're', form: 're(x, "pattern")', says: '' }, { name: 'inList', form: 'inList(x, "id")', says: '' }],
    methods: [{ name: 'startsWith', form: 'x.startsWith("y")', says: '' }],
    windows: { aggregates: [{ name: 'count', takesField: false }, { name: 'sum', takesField: true }], keys: ['entity', 'device'], fields: { compared: ['event.currency'], added: ['event.amount'] } },
  },
  lists: [{ id: '7f0e', name: 'Mules' }],
} as unknown as Words;

/** The caret stands where the bar is. */
const at = (marked: string, isAsked = false) => completionsAt(marked.replace('|', ''), marked.indexOf('|'), words, isAsked);

describe('what may stand at the caret', () => {
  it.each([
    ['event.am|', ['event.amount']],
    ['ev|', ['event.eventType', 'event.amount', 'event.userAgent']],
    ['country|', ['place.country']],
    ['event.amount > 5 && in|', ['inList(x, "id")']],
    ['window.c|', ['window.count([types], "by", "within")']],
    ['event.userAgent.st|', ['x.startsWith("y")']],
    ['event.eventType == "|"', ['LOGIN_FAILED', 'TRANSFER_SUCCESS']],
    ['event.eventType in ["LOGIN_FAILED", "TR|"]', ['TRANSFER_SUCCESS']],
    ['window.count(["|', ['LOGIN_FAILED', 'TRANSFER_SUCCESS']],
    ['window.count(["LOGIN_FAILED", "TR|"', ['TRANSFER_SUCCESS']],
    ['window.count(["LOGIN_FAILED"], "|"', ['entity', 'device']],
    ['window.sum("|"', ['event.amount']],
    ['window.sum("event.amount", [], "entity", "24h", {"|', ['event.currency']],
    ['inList(event.ipAddress, "|")', ['Mules']],
  ])('%s', (marked, labels) => expect(at(marked)?.options.map(({ label }) => label)).toEqual(labels));

  it.each(['|', 'event.amount > |', 'event.amount > "x|"', 'event.amount|', '// ev|\nevent'])('nothing is said unasked: %j', (marked) => expect(at(marked)).toBeNull());

  it('all is said where somebody asks', () => expect(at('|', true)?.options.length).toBe(7));

  it('the word, or what is between the quotes, is replaced', () => {
    expect(at('a && event.am|')).toMatchObject({ from: 5, to: 13 });
    expect(at('event.eventType == "LOG|IN"')).toMatchObject({ from: 20, to: 25 });
  });
});

describe('a text in pieces', () => {
  it('comes to itself, whatever it is', () => fc.assert(fc.property(fc.string(), (text) => tokensOf(text).map((token) => token.text).join('') === text)));

  it('and a place in it is where its line and column say', () => {
    expect(['1:1', '2:3', '9:9'].map((place) => offsetOf('ab\ncdef', place))).toEqual([0, 5, 7]);
  });
});
