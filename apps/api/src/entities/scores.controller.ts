import { type AskedOf, endpoints } from '@app/contracts';
import { Analyses, Entities, type KeyHolder } from '@app/database';
import { cycleCauses } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { paginationOf } from '../page.js';
import { AnalyzeEntity } from './analyze-entity.js';
import { Counterfactuals } from './counterfactuals.js';
import { byId, notFound } from './named.js';
import { told, warningsOf } from './warnings.js';

const knownFields = new Set(['entityType', 'enrichIfNeeded', 'providerCodes', 'rulesEngineConfig']);
const knownConfig = new Set(['partialCoverage', 'omitCoverage']);

/** What entities score, and why. */
@Controller()
export class ScoresController {
  constructor(
    private readonly entities: Entities,
    private readonly analyses: Analyses,
    private readonly analyzing: AnalyzeEntity,
    private readonly counterfactuals: Counterfactuals,
  ) {}

  @Serves(endpoints.getAnalysis)
  async analysis(@Asked() { params: { id }, query: { cutoff } }: AskedOf<typeof endpoints.getAnalysis>, @Caller() { organizationId }: KeyHolder) {
    await this.mustExist(id, organizationId);
    const analysis = await this.analyses.latest(organizationId, id);
    if (!analysis) throw new AppError('ANALYSIS_NOT_FOUND', { id });
    return { success: true, analysis, ...(cutoff === undefined ? {} : { counterfactuals: await this.counterfactuals.of(organizationId, analysis, cutoff) }) };
  }

  @Serves(endpoints.getHistory)
  async history(@Asked() { params: { id }, query: page }: AskedOf<typeof endpoints.getHistory>, @Caller() { organizationId }: KeyHolder) {
    await this.mustExist(id, organizationId);
    const { history, total } = await this.analyses.history(organizationId, id, page);
    return { success: true, history: history.map((one) => ({ ...one, because: cycleCauses[one.cause] })), pagination: paginationOf(total, page, history.length) };
  }

  @Serves(endpoints.analyzeEntity)
  async analyze(@Asked() { params: { entityId }, body }: AskedOf<typeof endpoints.analyzeEntity>, @Caller() holder: KeyHolder) {
    const answer = await this.analyzing.analyze(byId(entityId), body.entityType, holder);
    const warnings = [...warningsOf(body, knownFields), ...warningsOf(body.rulesEngineConfig ?? {}, knownConfig, 'rulesEngineConfig.')];
    return { ...answer, ...told(warnings) };
  }

  private async mustExist(id: string, organizationId: string): Promise<void> {
    const who = byId(id);
    if (!(await this.entities.find(organizationId, who))) throw notFound(who);
  }
}
