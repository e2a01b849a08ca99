import { readdirSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { analyzers, type AnyAnalyzer, badges, becauseOf, type Explained, type Facts } from '@app/domain';
import { errorTable } from '@app/platform';
import { packsInSpanish } from '../../apps/console/src/language/pack-words.js';
import { badgesInSpanish } from '../../apps/console/src/language/reasons/badge-words.js';
import { reasonParts } from '../../apps/console/src/language/reasons/parts.js';
import { anyReasonInSpanish, reasonInSpanish, reasons, titleInSpanish } from '../../apps/console/src/language/reasons/reasons.js';
import { ruleParts, ruleSentenceInSpanish, ruleSentences } from '../../apps/console/src/language/reasons/rule-sentences.js';
import { attemptIn, attemptParts, attemptPhrases } from '../../apps/console/src/language/refusals/attempts.js';
import { refusalParts, refusalPhrases } from '../../apps/console/src/language/refusals/refusal-phrases.js';
import { refusalIn } from '../../apps/console/src/language/refusals/refusals.js';
import { sourcesIn, textOf } from './sources.js';

/** Words that no Spanish sentence has, in what nobody but us wrote. */
const english = /\b(the|of|and|from|with|within|which|is|are|was|were|other|this|that|than|person|account|events?)\b/i;

const phrases = [...Object.values(reasons).flatMap(({ says }) => says), ...reasonParts];

describe('the reasons of analyzers in Spanish', () => {
  const seen = (analyzers as readonly AnyAnalyzer[]).flatMap(({ code, judge, examples, complaint }) =>
    [...examples, complaint].flatMap(({ given }) => judge(given as Facts)?.because ?? []).map((because) => [code, because] as const),
  );

  it.each(seen)('%s: %s', (code, because) => {
    const said = reasonInSpanish(code, because);
    expect(said).not.toBeNull();
    // What a device calls itself stays as it is.
    expect(said?.replace(/: .*?\d\.\d.*?\.|automatización: .*$/, '')).not.toMatch(english);
  });

  it('have a phrase for all that the analyzers can say, shown by an example or not', () => {
    const known = phrases.map(([said]) => said.replace(/\{[#>]?\w+(?: ([^}|]+)\|([^}]+))?\}/g, (_, one?: string, many?: string) => `\0${one ?? ''}\0${many ?? ''}\0`)).join('\0');
    const sources = [...sourcesIn('libs/domain/src/analyzers'), 'libs/domain/src/names/odd-name.ts'].filter((path) => !/catalogue|define-analyzer/.test(path));
    const unknown = sources.flatMap((path) => piecesSaidIn(path).filter((piece) => !known.includes(piece)).map((piece) => `${path}: ${piece}`));
    expect(sources.flatMap((path) => piecesSaidIn(path)).length).toBeGreaterThan(150);
    expect(unknown).toEqual([]);
  });

  it('have the titles of all analyzers, each its own', () => {
    const titles = (analyzers as readonly AnyAnalyzer[]).map(({ code }) => titleInSpanish(code));
    expect(new Set(titles).size).toBe(analyzers.length);
    expect(titles.filter((title) => title === null || english.test(title))).toEqual([]);
  });

  it('say what was not foreseen as it was said', () => {
    expect(reasonInSpanish('behavior.gone', 'It was so.')).toBeNull();
    expect(reasonInSpanish('behavior.failed-logins', 'It was so.')).toBeNull();
    expect(reasonInSpanish('behavior.amount-history', '1250000.50 is 12 times what this person usually sends (half of 40 transfers were below 10000.00, nine in ten below 16500.00).')).toBe(
      '1.250.000,50 es 12 veces lo que esta persona suele enviar (la mitad de 40 transferencias fue menor que 10.000,00, nueve de cada diez menores que 16.500,00).',
    );
  });
});

describe('why a rule held, in Spanish', () => {
  const condition = (field: string, operator: string, expectedValue: unknown, actualValue: unknown, result = true): Explained => ({ id: 'c', field, operator, expectedValue, actualValue, result });

  it.each<readonly [Explained, string]>([
    [condition('scores.BEHAVIOR.value', 'lt', 60, 41.25), 'Conducta es 41,25, menor que 60.'],
    [condition('scores.HUMANITY.confidence', 'gte', 0.5, 0.31, false), 'la confianza en Humanidad es 0,31, no al menos 0,5.'],
    [condition('scores.UNIQUENESS.value', 'lt', 60, null, false), 'Unicidad todavía no tiene puntaje.'],
    [condition('event.country', 'in', ['AR', 'UY'], 'BR', false), 'event.country es BR, no uno de ["AR","UY"].'],
    [condition('event.userId', 'eq', 'x', '12345', false), 'event.userId es 12345, no x.'],
    [condition('event.userAgent', 'contains', 'curl', null, false), 'Nadie dijo event.userAgent.'],
    [
      { operator: 'AND', result: true, conditions: [condition('event.eventType', 'eq', 'TRANSFER_SUCCESS', 'TRANSFER_SUCCESS'), condition('count over TRANSFER_FAILED, TRANSFER_SUCCESS by entity within 3600 s', 'gt', 5, 6)] },
      'event.eventType es TRANSFER_SUCCESS. count de TRANSFER_FAILED, TRANSFER_SUCCESS por entity en 3600 s es 6, mayor que 5.',
    ],
    [{ operator: 'CEL', expression: 'x', result: true, values: [{ field: 'event.amount', actualValue: 1250.5 }, { field: 'device.isTrusted', actualValue: null }] }, 'El texto de la regla se cumple: event.amount es 1250,5, nadie dijo device.isTrusted.'],
  ])('%#: %o', (explained, said) => {
    expect(ruleSentenceInSpanish(becauseOf(explained))).toBe(said);
  });

  it('is why somebody carries a badge, too', () => {
    expect(anyReasonInSpanish('BEHAVIOR is 31.5, below 40. Known for more than 30 days.')).toBe('Conducta es 31,5, menor que 40. Conocida desde hace más de 30 días.');
    expect(anyReasonInSpanish('4 accounts were used in one session of this account.')).toBe('En una sesión de esta cuenta se usaron 4 cuentas.');
  });

  it('names every badge of the install', () => {
    expect(Object.keys(badgesInSpanish).sort()).toEqual(badges.map(({ slug }) => slug as string).sort());
  });
});

describe('refusals in Spanish', () => {
  it('are all that the API has, each in the form that its table gives it', () => {
    expect(Object.keys(refusalPhrases).sort()).toEqual(Object.keys(errorTable).sort());
    const plain = (text: string): string => text.replace(/\{[#>]/g, '{');
    const others = Object.entries(errorTable).flatMap(([code, entry]) =>
      (['says', 'fix'] as const).filter((part) => {
        const [english, spanish] = [entry[part], refusalPhrases[code]?.[part]];
        if (typeof spanish === 'string') return part === 'says' && english.includes('{');
        // Where the table leaves all of it to the thrower, the phrases are what throwers say.
        return !/^\{\w+\}$/.test(english) && spanish?.some(([form]) => plain(form) === english) !== true;
      }).map((part) => `${code}.${part}`),
    );
    expect(others).toEqual([]);
  });

  it.each([
    [{ code: 'ENTITY_NOT_FOUND', message: 'No entity of this organization has the tax id 20-1.', fix: '' }, 'Ninguna entidad de esta organización tiene el documento 20-1.'],
    [{ code: 'ALERT_STATUS_CONFLICT', message: 'The alert a1 is RESOLVED, from where acknowledge is not possible.', fix: '' }, 'La alerta a1 está resuelta, y desde ahí no se puede tomarla.'],
    [{ code: 'VALIDATION_ERROR', message: 'name: Use at most 64 characters. (and 2 more)', fix: '' }, 'name: Usa como mucho 64 caracteres. (y 2 más)'],
    [{ code: 'FORBIDDEN', message: 'Your role lacks the permission rules:write.', fix: '' }, 'A tu rol le falta el permiso rules:write.'],
    [{ code: 'LAST_ADMIN', message: 'This member is the last admin.', fix: '' }, 'Este miembro es el último administrador.'],
    [{ code: 'NEW_ONE', message: 'It was so.', fix: '' }, 'It was so.'],
  ])('$code', (refused, message) => {
    expect(refusalIn('es', refused).message).toBe(message);
    expect(refusalIn('en', refused).message).toBe(refused.message);
  });
});

describe('why a delivery failed, in Spanish', () => {
  it.each([
    ['hooks.example.com could not be asked: getaddrinfo ENOTFOUND hooks.example.com. Check that it runs, that its name resolves and that its certificate is valid.', 'No se pudo preguntar a hooks.example.com: getaddrinfo ENOTFOUND hooks.example.com. Revisa que funcione, que su nombre se resuelva y que su certificado valga.'],
    ['a.example gave no answer within 15000 ms; let it answer first and do its work afterwards. The last of 8 attempts failed: the endpoint did not answer in time. Replay it once the endpoint works.', 'a.example no respondió en 15.000 ms; que responda primero y trabaje después. El último de 8 intentos falló: el destino no respondió a tiempo. Repítelo cuando el destino funcione.'],
  ])('%s', (because, said) => {
    expect(attemptIn('es', because)).toBe(said);
  });

  it('has the sentences of those who send, and of the schedule', () => {
    const known = [...attemptPhrases, ...attemptParts].map(([form]) => form.replace(/\{[#>]?\w+\}/g, '\0')).join('\0');
    const said = ['libs/webhook/src/sender.ts', 'libs/webhook/src/mail-sender.ts', 'libs/domain/src/delivery/retry-schedule.ts'].flatMap((path) => piecesSaidIn(path, 'because'));
    expect(said.length).toBeGreaterThan(12);
    expect(said.filter((piece) => !known.includes(piece))).toEqual([]);
  });
});

describe('the packs of rules in Spanish', () => {
  it('are all that come with the install, with all their rules', () => {
    const packs = readdirSync('rules/packs').map((file) => JSON.parse(textOf(`rules/packs/${file}`)) as { name: string; rules: { code: string }[] });
    expect(packs.length).toBeGreaterThan(3);
    expect(Object.fromEntries(Object.entries(packsInSpanish).map(([name, { rules }]) => [name, Object.keys(rules).sort()]))).toEqual(Object.fromEntries(packs.map(({ name, rules }) => [name, rules.map(({ code }) => code).sort()])));
  });
});

describe('phrases', () => {
  const blanks = (text: string): string => [...text.matchAll(/\{([#>]?\w+)/g)].map(([, name]) => name).sort().join();

  it('have the same blanks in both languages', () => {
    const ofRefusals = Object.values(refusalPhrases).flatMap(({ says, fix }) => [says, fix]).flatMap((one) => (typeof one === 'string' ? [] : one));
    expect([...phrases, ...ruleSentences, ...ruleParts, ...ofRefusals, ...refusalParts, ...attemptPhrases, ...attemptParts].filter(([from, to]) => blanks(from) !== blanks(to))).toEqual([]);
  });
});

/** Not said to anybody who reads a score: how an analyzer is called and shown, and what its patterns look for. */
const unsaid: ReadonlySet<string> = new Set(['title', 'code', 'needs', 'complaint', 'examples']);

/** The fixed parts of the sentences that a file can say, without what is filled in; of `property` only, where one is named. */
function piecesSaidIn(path: string, property?: string): string[] {
  const pieces: string[] = [];
  const visit = (node: ts.Node, isSaid: boolean): void => {
    if (ts.isImportDeclaration(node) || (ts.isPropertyAssignment(node) && unsaid.has(node.name.getText()))) return;
    if (ts.isVariableStatement(node) && /^const (?!ordinary)/.test(node.getText()) && node.parent.kind === ts.SyntaxKind.SourceFile) return;
    if (isSaid && (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))) pieces.push(node.text);
    const isNamed = ts.isPropertyAssignment(node) && node.name.getText() === property;
    ts.forEachChild(node, (child) => visit(child, isSaid || isNamed));
  };
  visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true), property === undefined);
  return pieces.map((piece) => piece.trim()).filter((piece) => piece.includes(' '));
}
