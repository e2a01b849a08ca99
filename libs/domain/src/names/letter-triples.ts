import { tripleLevels } from './triple-levels.js';

/** Where a word begins and ends. */
const EDGE = 26;
const KINDS = 27;
/** `tripleLevels` has one character for each triple; its code less this is -4 log2 of the probability. */
const ZERO = 35;
/** With fewer letters than this nothing can be told. */
const LEAST = 8;

/**
 * How odd the letters of a name follow each other, by the names of some fifty languages: the mean of -4 log2 of the
 * probability of each letter after the two before it. Half of all names lie below 14, all but one in a thousand below 19,
 * those of a language that was left out of the list below 21; what a hand makes that falls on the keyboard is at 28.
 * Null where there are too few letters to tell. `plainName` is as `plainLetters` makes it.
 */
export function oddityOf(plainName: string): number | null {
  let sum = 0;
  let letters = 0;
  for (const word of plainName.split(' ')) {
    let [before, last] = [EDGE, EDGE];
    for (let place = 0; place <= word.length; place += 1) {
      const letter = place === word.length ? EDGE : word.charCodeAt(place) - 97;
      sum += tripleLevels.charCodeAt((before * KINDS + last) * KINDS + letter) - ZERO;
      letters += 1;
      [before, last] = [last, letter];
    }
  }
  return letters < LEAST ? null : sum / letters;
}
