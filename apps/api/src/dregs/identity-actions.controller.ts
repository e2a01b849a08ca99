import { type AskedOf, endpoints } from '@app/contracts';
import { Disregard, Identities, type KeyHolder, Mappings } from '@app/database';
import { Doorbell } from '@app/queue';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { findIdentity } from './find-identity.js';
import { ringScoring } from './ring-scoring.js';
import { shownIdentity } from './shown-identity.js';

@Controller()
export class IdentityActionsController {
  constructor(
    private readonly identities: Identities,
    private readonly disregards: Disregard,
    private readonly mappings: Mappings,
    private readonly doorbell: Doorbell,
  ) {}

  @Serves(endpoints.analyzeIdentity)
  async analyze(@Asked() { params: { id } }: AskedOf<typeof endpoints.analyzeIdentity>, @Caller() holder: KeyHolder): Promise<void> {
    const { entityId } = await findIdentity(this.identities, holder, id);
    ringScoring(this.doorbell, await this.disregards.scoreAgain(entityId));
  }

  @Serves(endpoints.disregardIdentity)
  disregard(@Asked() { params: { id } }: AskedOf<typeof endpoints.disregardIdentity>, @Caller() holder: KeyHolder) {
    return this.set(holder, id, true);
  }

  @Serves(endpoints.regardIdentity)
  regard(@Asked() { params: { id } }: AskedOf<typeof endpoints.regardIdentity>, @Caller() holder: KeyHolder) {
    return this.set(holder, id, false);
  }

  private async set(holder: KeyHolder, id: string, disregarded: boolean) {
    const { entityId } = await findIdentity(this.identities, holder, id);
    const { batchId } = await this.disregards.entity(holder.organizationId, entityId, disregarded);
    ringScoring(this.doorbell, batchId);
    return shownIdentity(await findIdentity(this.identities, holder, id), await this.mappings.ownFields(holder.organizationId));
  }
}
