import { type AnalyzerCode, type CaseEntity, type CaseObservation, type ContributedObservation, type EntityState, observationsFromText, type Scores } from '@app/domain';
import type { Queryable } from '../database.js';

/** What somebody is at this moment, as rules see it. */
export interface KnownState extends EntityState {
  readonly organizationId: string;
  readonly entity: CaseEntity;
  /** Of them no rule is asked. */
  readonly isDisregarded: boolean;
}

interface Row {
  id: string;
  organizationId: string;
  externalId: string | null;
  type: CaseEntity['type'];
  status: CaseEntity['status'];
  countryCode: string | null;
  taxId: string | null;
  createdAt: number;
  attributes: Record<string, unknown>;
  scores: Scores | null;
  observations: string | null;
  badges: string[];
  isDisregarded: boolean;
}

// Badges of rules that were deleted or switched off are not carried, although their rows stay until the next judgement.
const load = {
  name: 'rules-states',
  text: `select e.id, e.organization_id as "organizationId", e.external_id as "externalId", e.type, e.status, e.country as "countryCode", e.tax_id as "taxId",
      floor(extract(epoch from e.created_at)::float8 * 1000) as "createdAt", e.attributes, e.disregarded_at is not null as "isDisregarded", a.scores,
      case when $2 then coalesce(a.observations, (select h.observations from score_history h where h.entity_id = e.id and h.cycle = a.cycle)) end as observations,
      array(select b.slug from entity_badge b where b.entity_id = e.id and b.since is not null
        and (b.slug like '%.%' or exists (select from badge_rule r where r.organization_id = e.organization_id and r.slug = b.slug and r.enabled)) order by b.slug) as badges
    from unnest($1::uuid[]) as asked(id) join entity e on e.id = asked.id left join analysis a on a.entity_id = e.id`,
};

/** Of whom nothing was ever thought. */
export const unscored: Scores = { HUMANITY: null, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: null };

/** What these people are. Observations are read where somebody asks for them: they are long. */
export async function loadStates(tx: Queryable, entityIds: readonly string[], { withObservations }: { readonly withObservations: boolean }): Promise<Map<string, KnownState>> {
  if (entityIds.length === 0) return new Map();
  const rows = await tx.rows<Row & Record<string, unknown>>(load, [[...new Set(entityIds)], withObservations]);
  return new Map(rows.map((row) => [row.id, toState(row)]));
}

function toState({ id, organizationId, externalId, type, status, countryCode, taxId, createdAt, attributes, scores, observations, badges, isDisregarded }: Row): KnownState {
  return {
    organizationId,
    entity: { id, externalId, type, status, countryCode, taxId, createdAt, attributes },
    scores: scores ?? unscored,
    observations: observations === null ? {} : observationsByCode(observationsFromText(observations)),
    badges,
    isDisregarded,
  };
}

export const observationsByCode = (observations: readonly ContributedObservation[]): Readonly<Partial<Record<AnalyzerCode, CaseObservation>>> =>
  Object.fromEntries(observations.map(({ code, value, confidence, contribution }) => [code, { value, confidence, contribution }]));
