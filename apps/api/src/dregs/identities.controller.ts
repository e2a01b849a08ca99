import { type AskedOf, endpoints } from '@app/contracts';
import { Identities, type KeyHolder, Links, Mappings, searchedFields } from '@app/database';
import { type CanonicalField, defaultGroupType, globalFields, normalizeGroupType, type OwnMappings, tieStrengths, tieTypes } from '@app/domain';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { leftOut, MOST_EVIDENCE } from '../identity-links.js';
import { answeredWithin } from '../too-wide.js';
import { findIdentity } from './find-identity.js';
import { pageAnswer } from './page-answer.js';
import { displayOf, shownIdentity } from './shown-identity.js';

const searchedBy = (own: OwnMappings<CanonicalField>): string[] =>
  [...globalFields, ...own].filter(([, field]) => field !== null && searchedFields.includes(field)).map(([attribute]) => attribute);

@Controller()
export class IdentitiesController {
  constructor(
    private readonly identities: Identities,
    private readonly links: Links,
    private readonly mappings: Mappings,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  @Serves(endpoints.listIdentities)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listIdentities>, @Caller() holder: KeyHolder) {
    const { term, device, group, groupType = defaultGroupType, badge } = query;
    const scores = {
      HUMANITY: { min: query.humanityMin, max: query.humanityMax },
      AUTHENTICITY: { min: query.authenticityMin, max: query.authenticityMax },
      UNIQUENESS: { min: query.uniquenessMin, max: query.uniquenessMax },
      BEHAVIOR: { min: query.behaviorMin, max: query.behaviorMax },
    };
    const own = await this.mappings.ownFields(holder.organizationId);
    const filter = { term, device, badge, scores, searched: searchedBy(own), ...(group === undefined ? {} : { group: { type: normalizeGroupType(groupType), id: group } }) };
    const page = await answeredWithin(this.env.READ_TIMEOUT_SECONDS, () => this.identities.list(holder.organizationId, filter, query, query));
    return pageAnswer(page, query, (identity) => shownIdentity(identity, own));
  }

  @Serves(endpoints.getIdentity)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getIdentity>, @Caller() holder: KeyHolder) {
    return shownIdentity(await findIdentity(this.identities, holder, id), await this.mappings.ownFields(holder.organizationId));
  }

  @Serves(endpoints.getIdentityLinks)
  async linksOf(@Asked() { params: { id } }: AskedOf<typeof endpoints.getIdentityLinks>, @Caller() holder: KeyHolder) {
    const identity = await findIdentity(this.identities, holder, id);
    const own = await this.mappings.ownFields(holder.organizationId);
    const { links, crowds } = await answeredWithin(this.env.READ_TIMEOUT_SECONDS, () => this.links.of(holder.organizationId, identity.entityId, displayOf(identity, own)));
    return {
      identityId: identity.id,
      links: links.map(({ identity: other, ties }) => ({
        identityId: other.id,
        displayName: displayOf(other, own).name,
        disregarded: other.disregardedAt !== null,
        ties: tieTypes.flatMap((type) => {
          const evidence = ties.filter((tie) => tie.type === type).map(({ value }) => value);
          return evidence.length > 0 ? [{ type, strength: tieStrengths[type], evidence: evidence.slice(0, MOST_EVIDENCE) }] : [];
        }),
      })),
      leftOut: crowds.map(leftOut),
    };
  }
}
