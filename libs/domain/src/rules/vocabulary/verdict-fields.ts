import { analyzers } from '../../analyzers/catalogue.js';
import { dimensions } from '../../score/dimension.js';
import { type Field, number, texts } from './field.js';

/** What is thought of the entity: its scores, what analyzers saw, and the badges that it carries. */
export const verdictFields: readonly Field[] = [
  ...dimensions.flatMap((dimension) => [
    number(`scores.${dimension}.value`, `the ${dimension} score, 0 to 100, higher is better`, ({ scores }) => scores[dimension]?.value),
    number(`scores.${dimension}.confidence`, 'how much evidence it rests on, 0 to 1', ({ scores }) => scores[dimension]?.confidence),
  ]),
  ...analyzers.flatMap(({ code, title }) => [
    number(`observations.${code}.value`, `${title}: 0 to 1, where 1 is fine`, ({ observations }) => observations[code]?.value),
    number(`observations.${code}.confidence`, 'how sure the analyzer is, 0 to 1', ({ observations }) => observations[code]?.confidence),
    number(`observations.${code}.contribution`, 'the points that it gave to the score or took from it', ({ observations }) => observations[code]?.contribution),
  ]),
  texts('badges', 'the slugs of the badges that the entity carries', ({ badges }) => badges),
];
