import { readdirSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { eachCallNames, ruleFields, ruleFunctions, ruleMethods, ruleOperators } from '@app/domain';
import { packStoriesInSpanish } from '../../apps/console/src/language/pack-words.js';
import { refusalIn } from '../../apps/console/src/language/refusals/refusals.js';
import { wordInSpanish } from '../../apps/console/src/language/rule-language.js';
import { sourcesIn, textOf } from './sources.js';

/** Words that no Spanish sentence has. */
const english = /\b(the|of|and|or|from|with|within|which|is|are|was|were|other|this|that|than|whether|list|text|value|number|at|most|least|it)\b/i;

describe('the language of rules in Spanish', () => {
  const loops = eachCallNames.map(() => ({ says: 'goes through a list; x is its element' }));
  const words = [...ruleFields, ...ruleFunctions.values(), ...ruleMethods.values(), ...ruleOperators, ...loops] as readonly { readonly says: string; readonly path?: string }[];

  it('says what every field, function and operator is', () => {
    expect(words.length).toBeGreaterThan(150);
    expect(words.filter((word) => wordInSpanish(word) === null).map(({ says }) => says)).toEqual([]);
    expect(words.map((word) => wordInSpanish(word) ?? '').filter((said) => english.test(said.replace(/\(.*?\)/g, '').replace(/ISO 8601|true o false/g, '')))).toEqual([]);
  });

  it('names what an analyzer saw as the analyzer is called there', () => {
    expect(wordInSpanish({ path: 'observations.behavior.impossible-travel.value', says: 'In two places at once: 0 to 1, where 1 is fine' })).toBe('En dos lugares a la vez: de 0 a 1, donde 1 es bueno');
  });

  it('tells the stories of every pack', () => {
    interface Told { readonly says: string }
    const packs = readdirSync('rules/packs').map((file) => JSON.parse(textOf(`rules/packs/${file}`)) as { rules: { hits: Told[]; spares: Told[] }[] });
    const stories = packs.flatMap(({ rules }) => rules.flatMap(({ hits, spares }) => [...hits, ...spares].map(({ says }) => says)));
    expect(Object.keys(packStoriesInSpanish).sort()).toEqual([...new Set(stories)].sort());
  });
});

describe('what is wrong with a field, in Spanish', () => {
  const checked = [...sourcesIn('libs/contracts/src'), ...sourcesIn('apps/api/src')].flatMap((path) => complaintsIn(path).map((complaint) => [complaint, path] as const));
  const complaints = [...new Map(checked)];
  const inSpanish = (message: string): string => refusalIn('es', { code: 'VALIDATION_ERROR', message, fix: '' }).message;

  it('has the sentences of all that the API checks', () => {
    expect(complaints.length).toBeGreaterThan(110);
    const unknown = complaints.filter(([message]) => isOnlyCodes(message) ? inSpanish(message) === message : isLeft(message, inSpanish(message)));
    expect(unknown).toEqual([]);
  });

  it('keeps the place in front, and how many more there are behind', () => {
    expect(inSpanish('rules.0.name: Give it a name. (and 2 more)')).toBe('rules.0.name: Dale un nombre. (y 2 más)');
    expect(inSpanish('name: It is missing. Use a text.')).toBe('name: Falta. Usa un texto.');
    expect(inSpanish('type: Use LOW, MEDIUM or HIGH.')).toBe('type: Usa LOW, MEDIUM o HIGH.');
    expect(inSpanish('expiresAt: expiresAt says no zone, and without one it means another moment on every server. Add Z or an offset, for example 2026-01-30T11:30:00-03:00.')).toMatch(/^expiresAt: expiresAt no dice zona.* Añade Z o un desfase/);
  });
});

/** `Use A, B or C.`: codes are the same in every language. */
const isOnlyCodes = (message: string): boolean => /^Use [\w./-]+(?:, [\w./-]+)*(?: or [\w./-]+)?\.$/.test(message);

/** In English still: as it was, or taken by the phrase that is for codes. */
const isLeft = (message: string, said: string): boolean => said === message || said === message.replace(/^Use /, 'Usa ').replaceAll(' or ', ' o ').replaceAll(' and ', ' y ');

const checks: ReadonlySet<string> = new Set(['min', 'max', 'regex', 'refine', 'url', 'int', 'uuid', 'freeObject']);

/** The sentences with which a file refuses a field, a number in the place of each blank. */
function complaintsIn(path: string): string[] {
  const found: string[] = [];
  const keep = (node: ts.Node): void => {
    const said = ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? node.head.text + node.templateSpans.map(({ literal }) => `5${literal.text}`).join('') : '';
    if (/^[\w"{].* .*[.]$/.test(said)) found.push(said);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
      if (checks.has(name)) node.arguments.forEach(keep);
    }
    if (ts.isPropertyAssignment(node) && isComplaint(node)) keep(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true));
  return found;
}

/** `error` of a check, `message` of an issue or of a field; what warnings and examples say is no refusal. */
function isComplaint(node: ts.PropertyAssignment): boolean {
  const name = node.name.getText();
  return name === 'error' || (name === 'message' && isRefusal(node));
}

function isRefusal(node: ts.Node): boolean {
  for (let at: ts.Node = node; at.parent; at = at.parent) {
    if (ts.isPropertyAssignment(at) && /^(example|examples|warnings)$/.test(at.name.getText())) return false;
    if (ts.isCallExpression(at) && /(^|\.)(invalid|addIssue)$/.test(at.expression.getText())) return true;
  }
  return false;
}
