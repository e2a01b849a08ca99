import { type AskedOf, endpoints } from '@app/contracts';
import { Analyses, type AnalysisRecord, Identities, type KeyHolder } from '@app/database';
import { dimensions } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { findIdentity } from './find-identity.js';

const LARGEST_CYCLE = 2_147_483_647;

@Controller()
export class IdentityAnalysesController {
  constructor(private readonly identities: Identities, private readonly analyses: Analyses) {}

  @Serves(endpoints.getIdentityScores)
  async scores(@Asked() { params: { id } }: AskedOf<typeof endpoints.getIdentityScores>, @Caller() holder: KeyHolder) {
    const { entityId } = await findIdentity(this.identities, holder, id);
    const latest = await this.analyses.latest(holder.organizationId, entityId);
    return latest ? scoresOf(latest) : [];
  }

  @Serves(endpoints.getIdentityAnalysis)
  analysis(@Asked() { params: { id } }: AskedOf<typeof endpoints.getIdentityAnalysis>, @Caller() holder: KeyHolder) {
    return this.find(holder, id, null);
  }

  @Serves(endpoints.getIdentityCycle)
  past(@Asked() { params: { id, cycle } }: AskedOf<typeof endpoints.getIdentityCycle>, @Caller() holder: KeyHolder) {
    return this.find(holder, id, /^\d{1,10}$/.test(cycle) && Number(cycle) <= LARGEST_CYCLE ? Number(cycle) : 0);
  }

  @Serves(endpoints.getIdentityHistory)
  async history(@Asked() { params: { id }, query: { limit } }: AskedOf<typeof endpoints.getIdentityHistory>, @Caller() holder: KeyHolder) {
    const { entityId } = await findIdentity(this.identities, holder, id);
    const { history } = await this.analyses.history(holder.organizationId, entityId, { limit, offset: 0 });
    return history.map((one) => ({ id: one.cycle, scores: scoresOf(one), eventCount: one.eventCount, deviceCount: one.deviceCount, finishedAt: one.finishedAt }));
  }

  private async find(holder: KeyHolder, id: string, cycle: number | null) {
    const { entityId, id: identityId } = await findIdentity(this.identities, holder, id);
    const found = cycle === null ? await this.analyses.latest(holder.organizationId, entityId) : await this.analyses.cycle(holder.organizationId, entityId, cycle);
    if (!found) throw new AppError('ANALYSIS_NOT_FOUND', { id });
    return shown(found, identityId);
  }
}

/** In the order of the dimensions; one without evidence is absent. */
function scoresOf({ scores }: Pick<AnalysisRecord, 'scores'>) {
  return dimensions.flatMap((category) => {
    const score = scores[category];
    return score ? [{ category, value: Math.round(score.value) }] : [];
  });
}

function shown(cycle: Omit<AnalysisRecord, 'entityId'>, identityId: string) {
  return {
    id: cycle.cycle,
    identityId,
    scores: scoresOf(cycle).map((score) => ({
      ...score,
      observations: cycle.observations
        .filter(({ dimension }) => dimension === score.category)
        .map(({ dimension, code, title, because, value, confidence, weight, contribution }) => ({
          category: dimension,
          id: code,
          label: title,
          explanation: because,
          value,
          confidence,
          weight,
          metadata: { contribution },
        })),
    })),
    eventCount: cycle.eventCount,
    deviceCount: cycle.deviceCount,
    durationMillis: Math.round(cycle.durationMs),
    startedAt: cycle.startedAt,
    finishedAt: cycle.finishedAt,
  };
}
