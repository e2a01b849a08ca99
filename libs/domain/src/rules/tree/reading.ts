import { nearest } from '../../spelling/nearest.js';
import type { JsonObject } from '../../entity/json.js';
import type { Needs, RuleSetting } from '../compiled.js';
import { type Mistakes, quoted } from '../mistakes.js';

/** A tree that is being read. */
export interface TreeReading {
  readonly setting: RuleSetting;
  readonly mistakes: Mistakes;
  readonly needs: Needs;
  /** How many conditions there were so far. */
  conditions: number;
}

/** What somebody wrote and nobody reads would be taken for a condition that is checked. */
export function checkProperties(written: JsonObject, known: readonly string[], at: string, mistakes: Mistakes): void {
  for (const name of Object.keys(written)) {
    if (known.includes(name)) continue;
    mistakes.add(`${at}/${pointer(name)}`, 'PROPERTY_UNKNOWN', (meant) => `${quoted(name)} means nothing here.${meant(() => nearest(name, known))} Take it out, or use one of ${known.join(', ')}.`);
    if (mistakes.isFull) return;
  }
}

const pointer = (name: string): string => name.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1');
