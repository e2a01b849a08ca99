import type { AnyAnalyzer } from '../analyzers/catalogue.js';
import { type FactName, type Facts, facts as known } from '../facts/catalogue.js';

/** One fact with another value than it has. */
export interface OtherValue {
  readonly fact: FactName;
  readonly to: unknown;
  /** It is a list of somebody else, and no part of what is there: nobody could say which of it to undo. */
  readonly isBorrowed: boolean;
}

/**
 * What the facts behind these analyzers could be: as they are for an ordinary person, and as the analyzers say themselves that they
 * find nothing bad in. A list can be empty too, from where what does no harm is put back.
 */
export function otherValues(facts: Partial<Facts>, analyzers: readonly AnyAnalyzer[]): OtherValue[] {
  const cases = analyzers.flatMap(({ examples, complaint }) => [...examples.filter(isHarmless).map(({ given }) => given), complaint.given]);
  const names = [...new Set(analyzers.flatMap(({ needs }) => needs))];
  return names.flatMap((fact) => {
    const isList = Array.isArray(facts[fact]);
    const values = [...(isList ? [[]] : []), known[fact].example, ...cases.flatMap((given) => (fact in given ? [given[fact]] : []))];
    const different = new Map(values.map((value): [string, unknown] => [JSON.stringify(value), value]));
    different.delete(JSON.stringify(facts[fact]));
    return [...different.values()].map((to) => ({ fact, to, isBorrowed: isList && Array.isArray(to) && to.length > 0 }));
  });
}

const isHarmless = ({ says }: AnyAnalyzer['examples'][number]): boolean => says === 'silent' || 'above' in says;
