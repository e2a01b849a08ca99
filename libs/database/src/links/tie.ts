/** In what two people can meet, the strongest first. */
export const tieTypes = ['SAME_SESSION', 'SAME_DEVICE', 'SAME_IP', 'SIMILAR_EMAIL', 'SIMILAR_NAME'] as const;

export type TieType = (typeof tieTypes)[number];

/** One thing that somebody else has in common with the entity that is asked about. */
export interface Tie {
  readonly type: TieType;
  readonly entityId: string;
  /** What both have: the session, the fingerprint, the address, the other's e-mail address or name. */
  readonly value: string;
}

/** What too many people have in common to tie any of them. */
export interface Crowd {
  readonly type: TieType;
  readonly value: string;
}

/** The most people, beside the one who is asked about, whom one thing ties. */
export const MOST_TIED = 25;

export interface Ties {
  readonly ties: readonly Tie[];
  readonly crowds: readonly Crowd[];
}

/** Leaves out what ties more than `MOST_TIED`: the queries bring one more of each, so that it shows. */
export function uncrowded(ties: readonly Tie[]): Ties {
  const groups = new Map<string, Tie[]>();
  for (const tie of ties) {
    // By what was asked for; an e-mail address and a name are the other's own spelling, and are one group.
    const key = tie.type === 'SIMILAR_EMAIL' || tie.type === 'SIMILAR_NAME' ? tie.type : `${tie.type} ${tie.value}`;
    const group = groups.get(key);
    if (group) group.push(tie);
    else groups.set(key, [tie]);
  }
  const all = [...groups.values()];
  const isCrowd = (group: readonly Tie[]): boolean => group.length > MOST_TIED;
  return {
    ties: all.filter((group) => !isCrowd(group)).flat(),
    crowds: all.filter(isCrowd).map(([first]) => ({ type: (first as Tie).type, value: (first as Tie).value })),
  };
}
