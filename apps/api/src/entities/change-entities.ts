import { type BatchToRing, type CreatedEntity, type Decide, Entities, type EntityToCreate, IdentityTaken, type RewrittenEntity, type UpsertedEntity, type Who } from '@app/database';
import { AppError } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Injectable } from '@nestjs/common';

/** Writes entities, rings for what follows from it, and says whose an id is when it is another's. */
@Injectable()
export class ChangeEntities {
  constructor(private readonly entities: Entities, private readonly doorbell: Doorbell) {}

  async create(organizationId: string, wishes: readonly EntityToCreate[]): Promise<readonly CreatedEntity[]> {
    const { results, batchId } = await this.entities.create(organizationId, wishes);
    if (batchId !== null) this.ring([{ queue: 'geolocation', batchId }]);
    return results;
  }

  async change(organizationId: string, who: Who, decide: Decide): Promise<RewrittenEntity | null> {
    const rewritten = await this.entities.change(organizationId, who, decide).catch(refuse);
    this.ring(rewritten?.toRing ?? []);
    return rewritten;
  }

  async upsert(organizationId: string, wish: EntityToCreate, decide: Decide): Promise<UpsertedEntity> {
    const upserted = await this.entities.upsert(organizationId, wish, decide).catch(refuse);
    this.ring(upserted.toRing);
    return upserted;
  }

  /** Not waited for: the sweep rings for what Redis did not hear. */
  private ring(batches: readonly BatchToRing[]): void {
    for (const { queue, batchId } of batches) void this.doorbell.ring({ queue, job: { v: 1, batchId }, round: 0 });
  }
}

function refuse(error: unknown): never {
  if (error instanceof IdentityTaken) throw new AppError('ENTITY_EXISTS', { by: error.by, value: error.value }, { details: { entityId: error.entityId } });
  throw error;
}
