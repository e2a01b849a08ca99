import { dimensions, type Scores } from '@app/domain';
import type { EntityRecord, ScoredEntity } from '@app/database';

/** An entity without an external id is known outside by its own id. */
export function shown(entity: EntityRecord) {
  const { id, externalId, type, name, taxId, countryCode, email, phone, nationality, registrationDate, operationalHours, attributes, riskFactors, entityData } = entity;
  const { isClient, riskMatrixId, status, statusReason, statusChangedAt, createdAt, updatedAt, deletedAt } = entity;
  return {
    id, externalId: externalId ?? id, type, name, taxId, countryCode, email, phone, nationality, registrationDate, operationalHours, attributes, riskFactors, entityData,
    isClient, riskMatrixId, status, statusReason, statusChangedAt, createdAt, updatedAt, deletedAt,
  }; // prettier-ignore
}

export const shownWithScores = (entity: ScoredEntity) => ({
  ...shown(entity), scores: shownScores(entity.scores), badges: entity.badges, lastEventAt: entity.lastEventAt, disregarded: entity.disregarded,
}); // prettier-ignore

function shownScores(scores: Scores | null) {
  return Object.fromEntries(
    dimensions.map((dimension) => {
      const score = scores?.[dimension] ?? null;
      return [dimension, score && { value: score.value, confidence: score.confidence }];
    }),
  );
}
