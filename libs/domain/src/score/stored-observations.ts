import { analyzers } from '../analyzers/catalogue.js';
import type { ContributedObservation } from './analyze.js';
import type { Dimension } from './dimension.js';

/** Code, value, confidence, weight, contribution, because. */
type Stored = readonly [ContributedObservation['code'], number, number, number, number, string];

const titles: ReadonlyMap<string, string> = new Map(analyzers.map(({ code, title }) => [code, title]));

/**
 * Observations as they are kept, one line of text. Each cycle of everybody writes two dozen of them: what follows from the code
 * is left out, and the weight is kept, since an analyzer's may change while the past stays as it was.
 */
export const observationsToText = (observations: readonly ContributedObservation[]): string =>
  JSON.stringify(observations.map(({ code, value, confidence, weight, contribution, because }): Stored => [code, value, confidence, weight, contribution, because]));

export const observationsFromText = (text: string): ContributedObservation[] =>
  (JSON.parse(text) as Stored[]).map(([code, value, confidence, weight, contribution, because]) => ({
    code,
    dimension: code.slice(0, code.indexOf('.')).toUpperCase() as Dimension,
    title: titles.get(code) ?? code,
    value,
    confidence,
    weight,
    because,
    contribution,
  }));
