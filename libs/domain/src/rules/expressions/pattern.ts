import { RE2JS } from 're2js';
import { atMost } from '../limits.js';
import { mayStep, type Run } from './expression.js';

/** A pattern of RE2: it takes time in proportion to the text and to its program, whatever it is. */
export interface Pattern {
  /** Its instructions. One that has too many is not compiled, and then this is an estimate. */
  readonly program: number;
  readonly isIn: (run: Run, text: string) => boolean | undefined;
}

/** What is searched for the price of one step, over the instructions of a program: their product is what searching costs. */
const charactersAStep = 10;

/** Null where it is no pattern: RE2 has neither look-around nor back-references. What hopelessly exceeds the room is not compiled. */
export function readPattern(written: string, room: number): Pattern | null {
  const estimate = estimated(written);
  if (estimate > 2 * room) return { program: estimate, isIn: () => undefined };
  try {
    const compiled = RE2JS.compile(written);
    const program = compiled.programSize();
    return {
      program,
      isIn: (run, text) => {
        const seen = text.length > atMost('searchedLength') ? text.slice(0, atMost('searchedLength')) : text;
        return mayStep(run, (program * seen.length) / charactersAStep) ? compiled.test(seen) : undefined;
      },
    };
  } catch {
    // Only what the pattern says can fail here, and the caller tells its author.
    return null;
  }
}

/** What a pattern unrolls to, about: compiling `((a{99}){99}){9}` to find that out would take longer than any other check. */
function estimated(pattern: string): number {
  const open: number[] = [];
  let [sum, last] = [0, 0];
  for (const [token] of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[^]/g)) {
    if (token === '(') {
      open.push(sum);
      [sum, last] = [0, 0];
    } else if (token === ')') {
      last = sum;
      sum += open.pop() ?? 0;
    } else if (token.length > 2 && token.startsWith('{')) {
      const times = Math.max(...token.slice(1, -1).split(',').map(Number));
      sum += last * (times - 1);
      last *= times;
    } else {
      last = 1;
      sum += 1;
    }
  }
  return sum + open.reduce((before, size) => before + size, 0);
}
