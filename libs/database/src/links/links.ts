import { type LinkStrength, linkStrength, linkStrengths, type TieType, tieTypes } from '@app/domain';
import type { Database } from '../database.js';
import { Identities, type IdentityRecord } from '../identities/identities.js';
import { metTies } from './met-ties.js';
import { type Crowd, groups, type HeldTie, uncrowded } from './tie.js';
import { type Said, toldTies } from './told-ties.js';

/** Somebody to whom an identity is tied, with all that ties them, the strongest first. */
export interface Link {
  readonly identity: IdentityRecord;
  readonly strength: LinkStrength;
  readonly ties: readonly HeldTie[];
}

export interface LinkFilter {
  readonly types?: readonly TieType[] | undefined;
  readonly strengths?: readonly LinkStrength[] | undefined;
  readonly limit?: number | undefined;
}

export interface FoundLinks {
  readonly links: readonly Link[];
  /** How many people are tied by what was asked for. */
  readonly total: number;
  readonly crowds: readonly Crowd[];
}

export const MOST_LINKS = 100;

/** Whom an identity is tied to: asked when somebody wants to know, with a handful of bounded questions. */
export class Links {
  private readonly identities: Identities;

  constructor(private readonly database: Database, private readonly withinMs: number) {
    this.identities = new Identities(database, withinMs);
  }

  async of(organizationId: string, entityId: string, said: Said, { types = tieTypes, strengths = linkStrengths, limit = MOST_LINKS }: LinkFilter = {}): Promise<FoundLinks> {
    const { ties, crowds } = await this.database.reading(
      async (tx) => uncrowded([...(await metTies(tx, organizationId, entityId, types)), ...(await toldTies(tx, organizationId, entityId, said, types))]),
      this.withinMs,
    );
    const people = groups(ties, ({ entityId: id }) => id)
      .map(([id, some]) => ({ id, ties: some, strength: linkStrength(some.map(({ type }) => type)) }))
      .filter(({ strength }) => strengths.includes(strength));
    const strongest = people.sort(strongerFirst).slice(0, limit);
    const identities = await this.identities.load(organizationId, strongest.map(({ id }) => id));
    const known = new Map(identities.map((identity) => [identity.entityId, identity]));
    const links = strongest.flatMap(({ id, ...link }) => {
      const identity = known.get(id);
      return identity ? [{ identity, ...link }] : [];
    });
    return { links, total: people.length, crowds };
  }
}

type Tied = Pick<Link, 'ties' | 'strength'>;

/** By what all ties come to, by the strongest of them, then by how many there are. */
function strongerFirst(one: Tied, other: Tied): number {
  const rank = ({ strength }: Tied): number => linkStrengths.indexOf(strength);
  const strongest = ({ ties }: Tied): number => Math.min(...ties.map(({ type }) => tieTypes.indexOf(type)));
  return rank(one) - rank(other) || strongest(one) - strongest(other) || other.ties.length - one.ties.length;
}
