import type { Database } from '../database.js';
import { Identities, type IdentityRecord } from '../identities/identities.js';
import { metTies } from './met-ties.js';
import { type Crowd, type Tie, tieTypes, uncrowded } from './tie.js';
import { toldTies } from './told-ties.js';

/** Somebody to whom an identity is tied, with all that ties them, the strongest first. */
export interface Link {
  readonly identity: IdentityRecord;
  readonly ties: readonly Tie[];
}

const MOST_LINKS = 100;

/** Whom an identity is tied to: asked when somebody wants to know, with a handful of bounded questions. */
export class Links {
  private readonly identities: Identities;

  constructor(private readonly database: Database, private readonly withinMs: number) {
    this.identities = new Identities(database, withinMs);
  }

  async of(organizationId: string, entityId: string, said: { email: string | null; name: string | null }): Promise<{ links: Link[]; crowds: readonly Crowd[] }> {
    const { ties, crowds } = await this.database.reading(
      async (tx) => uncrowded([...(await metTies(tx, organizationId, entityId)), ...(await toldTies(tx, organizationId, entityId, said))]),
      this.withinMs,
    );
    const byEntity = new Map<string, Tie[]>();
    for (const tie of ties) byEntity.set(tie.entityId, [...(byEntity.get(tie.entityId) ?? []), tie]);
    const strongest = [...byEntity.values()].sort(strongerFirst).slice(0, MOST_LINKS);
    const identities = await this.identities.load(organizationId, strongest.map(([first]) => (first as Tie).entityId));
    const known = new Map(identities.map((identity) => [identity.entityId, identity]));
    const links = strongest.flatMap((some) => {
      const identity = known.get((some[0] as Tie).entityId);
      return identity ? [{ identity, ties: some }] : [];
    });
    return { links, crowds };
  }
}

/** By the strongest tie of each, then by how many there are. */
function strongerFirst(one: readonly Tie[], other: readonly Tie[]): number {
  const strongest = (ties: readonly Tie[]): number => Math.min(...ties.map(({ type }) => tieTypes.indexOf(type)));
  return strongest(one) - strongest(other) || other.length - one.length;
}
