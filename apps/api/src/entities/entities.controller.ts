import { type AskedOf, endpoints, type EntityChange, knownChangeFields } from '@app/contracts';
import { type EntityOrder, type KeyHolder, ScoredEntities, type Who } from '@app/database';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { pagination, rankedPlaceIn } from '../list-cursor.js';
import { answeredWithin } from '../too-wide.js';
import { ChangeEntities } from './change-entities.js';
import { changed } from './entity-fields.js';
import { byExternalId, byId, notFound } from './named.js';
import { questionOf } from './question.js';
import { shown, shownWithScores } from './shown.js';
import { told, warningsOf } from './warnings.js';

/** What entities have their place by. */
const rankKinds = { createdAt: 'moment', updatedAt: 'moment', lastEventAt: 'moment', name: 'text', humanity: 'number', authenticity: 'number', uniqueness: 'number', behavior: 'number' } as const satisfies Record<EntityOrder, string>;

/** Entities as they are, and how they change. */
@Controller()
export class EntitiesController {
  constructor(
    private readonly entities: ScoredEntities,
    private readonly change: ChangeEntities,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  @Serves(endpoints.listEntities)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listEntities>, @Caller() { organizationId }: KeyHolder) {
    const { cursor, limit, offset, ...list } = query;
    const seconds = this.env.READ_TIMEOUT_SECONDS;
    const question = { ...questionOf(query), after: rankedPlaceIn(cursor, list, rankKinds[list.sort]) };
    const { entities, ...counted } = await answeredWithin(seconds, () => this.entities.list(organizationId, question, seconds * 1_000));
    const last = entities.at(-1);
    return { success: true, entities: entities.map(shownWithScores), pagination: pagination(counted, { limit, offset }, last && { at: last.rank, id: last.id }, list) };
  }

  @Serves(endpoints.getEntity)
  get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getEntity>, @Caller() holder: KeyHolder) {
    return this.find(byId(id), holder);
  }

  @Serves(endpoints.getEntityByExternalId)
  getByExternalId(@Asked() { params: { externalId } }: AskedOf<typeof endpoints.getEntityByExternalId>, @Caller() holder: KeyHolder) {
    return this.find(byExternalId(externalId), holder);
  }

  @Serves(endpoints.changeEntity)
  patch(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.changeEntity>, @Caller() holder: KeyHolder) {
    return this.rewrite(byId(id), body, holder);
  }

  @Serves(endpoints.changeEntityByExternalId)
  patchByExternalId(@Asked() { params: { externalId }, body }: AskedOf<typeof endpoints.changeEntityByExternalId>, @Caller() holder: KeyHolder) {
    return this.rewrite(byExternalId(externalId), body, holder);
  }

  @Serves(endpoints.deleteEntity)
  async remove(@Asked() { params: { id } }: AskedOf<typeof endpoints.deleteEntity>, @Caller() { organizationId }: KeyHolder): Promise<void> {
    const who = byId(id);
    const removed = await this.change.change(organizationId, who, (stored) => ({ ...stored, status: 'deleted', statusReason: null }));
    if (!removed) throw notFound(who);
  }

  private async find(who: Who, { organizationId }: KeyHolder) {
    const entity = await this.entities.find(organizationId, who);
    if (!entity) throw notFound(who);
    return { success: true, entity: shownWithScores(entity) };
  }

  private async rewrite(who: Who, body: EntityChange, { organizationId, defaultCountry }: KeyHolder) {
    const rewritten = await this.change.change(organizationId, who, (stored) => changed(stored, body, defaultCountry));
    if (!rewritten) throw notFound(who);
    const { entity, previous } = rewritten;
    return { success: true, entity: shown(entity), evaluation: null, previousEntity: shown(previous), ...told(warningsOf(body, knownChangeFields)) };
  }
}
