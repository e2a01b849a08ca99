import type { Dice } from './dice.js';

/** How an event names its person. */
export type Naming = { readonly entityExternalId: string } | { readonly taxId: string; readonly country: 'AR' };

/** A person as POST /entities takes it. */
export interface EntityWish {
  readonly type: 'person';
  readonly name: string;
  readonly externalId: string;
  readonly taxId: string;
  readonly countryCode: 'AR';
}

/**
 * `known`: an entity before the first event. `new`: becomes one through an event with ?withAutoEntity=true. `late`: is
 * created by POST /entities while events already wait for it.
 */
export type Coming = 'known' | 'new' | 'late';

/** What somebody does when not behaving: each of them is what one of the rules looks for. */
export type Vice = 'none' | 'travels' | 'guesses' | 'automates';

export interface Person {
  readonly coming: Coming;
  readonly namings: readonly Naming[];
  readonly wish: EntityWish | null;
  readonly vice: Vice;
  /** How much of the load is theirs, compared with others. */
  readonly weight: number;
  readonly address: string;
  readonly devices: readonly string[];
}

const crowd: Readonly<Record<Coming, number>> = { known: 50, new: 120, late: 60 };
const vices: readonly Vice[] = ['none', 'none', 'travels', 'guesses', 'guesses', 'automates'];

export function castOf(dice: Dice): Person[] {
  const people: Person[] = [];
  for (const [coming, count] of Object.entries(crowd) as [Coming, number][]) {
    for (let n = 0; n < count; n += 1) people.push(person(dice, coming, n));
  }
  return people;
}

function person(dice: Dice, coming: Coming, n: number): Person {
  const externalId = `${coming}-${n}`;
  const taxId = cuit(dice);
  const byTaxId: Naming = { taxId, country: 'AR' };
  return {
    coming,
    namings: coming === 'new' ? [byTaxId] : [{ entityExternalId: externalId }, byTaxId],
    wish: coming === 'new' ? null : { type: 'person', name: externalId, externalId, taxId, countryCode: 'AR' },
    vice: dice.pick(vices),
    // A few do most of it: their rows are the ones that batches fight about.
    weight: dice.chance(0.1) ? 20 : dice.between(1, 3),
    address: `190.16.${dice.between(0, 20)}.${dice.between(1, 3)}`,
    devices: dice.chance(0.1) ? [`shared-${dice.between(0, 2)}`] : Array.from({ length: dice.between(1, 2) }, (_, device) => `${externalId}-${device}`),
  };
}

/** A CUIT with its check digit. */
function cuit(dice: Dice): string {
  const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  for (;;) {
    const digits = `20${dice.between(10_000_000, 49_999_999)}`;
    const rest = [...digits].reduce((sum, digit, at) => sum + Number(digit) * (weights[at] ?? 0), 0) % 11;
    if (rest !== 1) return `${digits}${rest === 0 ? 0 : 11 - rest}`;
  }
}
