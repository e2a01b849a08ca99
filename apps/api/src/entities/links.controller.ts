import { type AskedOf, endpoints } from '@app/contracts';
import { Entities, type KeyHolder, type Link, Links } from '@app/database';
import { displayFields, tieStrengths, tieTypes } from '@app/domain';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { leftOut, MOST_EVIDENCE } from '../identity-links.js';
import { answeredWithin } from '../too-wide.js';
import { byId, notFound } from './named.js';

/** Who else is behind an entity, or beside it. */
@Controller()
export class LinksController {
  constructor(
    private readonly entities: Entities,
    private readonly links: Links,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  @Serves(endpoints.getEntityLinks)
  async of(@Asked() { params: { id }, query }: AskedOf<typeof endpoints.getEntityLinks>, @Caller() { organizationId }: KeyHolder) {
    const who = byId(id);
    const entity = await this.entities.find(organizationId, who);
    if (!entity) throw notFound(who);
    const told = displayFields(entity.attributes);
    const said = { email: entity.email ?? told.email, name: told.name ?? entity.name };
    const filter = { types: query.type, strengths: query.strength, limit: query.limit };
    const { links, total, crowds } = await answeredWithin(this.env.READ_TIMEOUT_SECONDS, () => this.links.of(organizationId, id, said, filter));
    return { success: true, links: links.map(shownLink), total, leftOut: crowds.map(leftOut) };
  }
}

function shownLink({ identity, strength, ties }: Link) {
  const { entityId, id: externalId, name, humanity, authenticity, uniqueness, behavior, disregardedAt } = identity;
  return {
    entity: { id: entityId, externalId, name, scores: { HUMANITY: humanity, AUTHENTICITY: authenticity, UNIQUENESS: uniqueness, BEHAVIOR: behavior }, disregarded: disregardedAt !== null },
    strength,
    ties: tieTypes.flatMap((type) => {
      const evidence = ties.filter((tie) => tie.type === type).map(({ value, since, lastSeenAt, people }) => ({ value, since, lastSeenAt, people }));
      return evidence.length > 0 ? [{ type, strength: tieStrengths[type], evidence: evidence.slice(0, MOST_EVIDENCE) }] : [];
    }),
  };
}
