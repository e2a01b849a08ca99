import type { TieType } from '@app/domain';

/** One thing that somebody else has in common with the entity that is asked about. */
export interface Tie {
  readonly type: TieType;
  readonly entityId: string;
  /** What both have: the session, the fingerprint, the address, the destination, the steps, the other's e-mail address or name. */
  readonly value: string;
  /** From when on both had it; null where nobody knows. */
  readonly since: Date | null;
  /** When the other was last seen with it. */
  readonly lastSeenAt: Date | null;
}

/** A tie that holds, and how many people have it in common. */
export interface HeldTie extends Tie {
  readonly people: number;
}

/** What too many people have in common to tie any of them. */
export interface Crowd {
  readonly type: TieType;
  readonly value: string;
}

/** The most people, beside the one who is asked about, whom one thing ties. */
export const MOST_TIED = 25;

export interface Ties {
  readonly ties: readonly HeldTie[];
  readonly crowds: readonly Crowd[];
}

/** By what was asked for; an e-mail address and a name are the other's own spelling, and are one group. */
const groupOf = ({ type, value }: Tie): string => (type === 'SIMILAR_EMAIL' || type === 'SIMILAR_NAME' ? type : `${type} ${value}`);

/** Leaves out what ties more than `MOST_TIED`: the queries bring one more of each, so that it shows. */
export function uncrowded(ties: readonly Tie[]): Ties {
  const all = groups(ties, groupOf).map(([, group]) => group);
  const isCrowd = (group: readonly Tie[]): boolean => group.length > MOST_TIED;
  return {
    ties: all.filter((group) => !isCrowd(group)).flatMap((group) => group.map((tie) => ({ ...tie, people: group.length + 1 }))),
    crowds: all.filter(isCrowd).map(([first]) => ({ type: (first as Tie).type, value: (first as Tie).value })),
  };
}

/** In the order in which each key comes first. */
export function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const group = found.get(keyOf(item));
    if (group) group.push(item);
    else found.set(keyOf(item), [item]);
  }
  return [...found];
}
