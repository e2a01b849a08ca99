import { eachCallNames, type Field, mistakeCodes, type Operator, ruleFields, ruleFunctions, ruleLimits, ruleMethods, ruleOperators, troubles, typeNames } from '@app/domain';

/** docs/rules.md with its tables made anew from the code; the sentences between them are written by hand. */
export function rulesPage(page: string): string {
  return page.replace(/<!-- (\w+) -->\n[^]*?<!-- end -->/g, (block, name: string) => {
    const table = Object.hasOwn(tables, name) ? tables[name as keyof typeof tables]() : null; // it has it
    if (table === null) throw new Error(`docs/rules.md asks for a table that does not exist: ${block.slice(0, 40)}`);
    return `<!-- ${name} -->\n\n${table}\n\n<!-- end -->`;
  });
}

const tables = {
  fields: () => tableOf(['field', 'type', 'what it is'], shownFields().map(({ path, type, says, isOpen }) => [`\`${path}${isOpen ? '.…' : ''}\``, isOpen ? 'anything' : typeNames[type], says])),
  operators: () => tableOf(['operator', 'opposite', 'holds when', 'of', 'value'], (ruleOperators as readonly Operator[]).map(operatorRow)),
  functions: () => tableOf(['function', 'what it is'], [...[...ruleFunctions.values(), ...ruleMethods.values()].map(({ form, says }) => [`\`${form}\``, says]), [eachCallNames.map((name) => `\`list.${name}(x, …)\``).join(', '), 'goes through a list; x is its element']]),
  limits: () => tableOf(['at most', 'of what'], Object.values(ruleLimits).map(({ most, of }) => [most.toLocaleString('en'), of])),
  mistakes: () => tableOf(['code', 'when'], Object.entries(mistakeCodes).map(([code, when]) => [`\`${code}\``, when])),
  troubles: () => tableOf(['trouble', 'when'], Object.entries(troubles).map(([code, when]) => [`\`${code}\``, when])),
} as const;

/** The analyzers are one family: their codes are shown where analyzers are. */
function shownFields(): readonly Pick<Field, 'path' | 'type' | 'says' | 'isOpen'>[] {
  const family = (path: string): boolean => path.startsWith('observations.');
  const parts = [
    { part: 'value', says: 'what an analyzer saw, 0 to 1, where 1 is fine; `code` is that of the analyzer, in CEL `observations["code"].value`' },
    { part: 'confidence', says: 'how sure it is, 0 to 1' },
    { part: 'contribution', says: 'the points that it gave to the score or took from it' },
  ];
  return [...ruleFields.filter(({ path }) => !family(path)), ...parts.map(({ part, says }) => ({ path: `observations.code.${part}`, type: 'number' as const, says, isOpen: false }))];
}

const valueNames = {
  nothing: 'none',
  scalar: 'one value',
  ordered: 'a number, or a moment',
  pair: 'the lower and the upper end',
  scalars: 'a list of values',
  part: 'a text, or an element',
  text: 'a text',
  pattern: 'a pattern',
  'list id': 'the id of the list',
} as const satisfies Record<Operator['takes'], string>;

function operatorRow({ name, also, negative, says, fits, takes }: Operator): string[] {
  const spelled = (one: string, others: readonly string[]): string => [one, ...others].map((text) => `\`${text}\``).join(', ');
  return [spelled(name, also), negative === null ? '' : spelled(negative.name, negative.also), says, fits.map((type) => typeNames[type]).join(', '), valueNames[takes]];
}

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
