import type { Answer } from '../asking/api.js';
import { type Spoken, useLanguage } from '../language/language.js';

type Change = NonNullable<NonNullable<Answer<'GET /entities/{id}/analysis'>['counterfactuals']>[number]['change']>;

interface Difference {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** The facts that would have to be otherwise, down to what of each. */
export function ChangedFacts({ change: { facts, scoreThen } }: { readonly change: Change }) {
  const spoken = useLanguage();
  const { say, figure } = spoken;
  if (facts.length === 0) return null;
  return (
    <>
      <p>{scoreThen === null ? say('otherFactsToNothing') : say('otherFacts', { then: figure(scoreThen, { upTo: 2 }) })}</p>
      <ul>
        {facts.flatMap(({ fact, from, to }) => differences(fact, from, to)).map(({ path, from, to }) => (
          <li key={path}><span className="mono">{path}</span> <span className="mono">{shown(from, spoken)} → {shown(to, spoken)}</span></li>
        ))}
      </ul>
    </>
  );
}

/** Of a list that stays as long as it is; of more than these its length is told, which says nothing but is calm. */
const MOST_OF_A_LIST = 16;

function differences(path: string, from: unknown, to: unknown): Difference[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    const within = from.flatMap((one, n) => differences(`${path}[${n}]`, one, to[n]));
    if (within.length <= MOST_OF_A_LIST) return within;
  }
  if (!isFields(from) || !isFields(to)) return [{ path, from, to }];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((field) => differences(`${path}.${field}`, from[field], to[field]));
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of lists how long they are: each line of them would be a table of its own. */
function shown(value: unknown, { say, figure }: Spoken): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return say('listed', { count: value.length });
  if (typeof value === 'number') return figure(value, { upTo: 2 });
  return typeof value === 'object' ? '…' : String(value);
}
