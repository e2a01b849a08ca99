import { type AskedOf, endpoints } from '@app/contracts';
import { Entities, Events, type KeyHolder, Labels, type LabelToTell } from '@app/database';
import { clockSkewMs } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { byId, notFound } from '../entities/named.js';
import { isUuid } from '../is-uuid.js';

/** What events and entities turned out to be. */
@Controller()
export class LabelsController {
  constructor(
    private readonly labels: Labels,
    private readonly events: Events,
    private readonly entities: Entities,
  ) {}

  @Serves(endpoints.labelEvent)
  async labelEvent(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.labelEvent>, @Caller() { organizationId, keyId }: KeyHolder) {
    const told = toTell(body);
    const found = isUuid(id) ? await this.labels.tellOfEvents(organizationId, keyId, new Map([[id.toLowerCase(), told]])) : [];
    if (found.length === 0) throw new AppError('EVENT_NOT_FOUND', { id });
    return this.shown(organizationId, 'event', id);
  }

  @Serves(endpoints.getEventLabel)
  async ofEvent(@Asked() { params: { id } }: AskedOf<typeof endpoints.getEventLabel>, @Caller() { organizationId }: KeyHolder) {
    if (!isUuid(id) || !(await this.events.find(organizationId, id))) throw new AppError('EVENT_NOT_FOUND', { id });
    return this.shown(organizationId, 'event', id);
  }

  @Serves(endpoints.labelEntity)
  async labelEntity(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.labelEntity>, @Caller() { organizationId, keyId }: KeyHolder) {
    const told = toTell(body);
    const who = byId(id);
    const entity = await this.entities.find(organizationId, who);
    if (!entity || !(await this.labels.tellOfEntity(organizationId, keyId, entity.id, told))) throw notFound(who);
    return this.shown(organizationId, 'entity', entity.id);
  }

  @Serves(endpoints.getEntityLabel)
  async ofEntity(@Asked() { params: { id } }: AskedOf<typeof endpoints.getEntityLabel>, @Caller() { organizationId }: KeyHolder) {
    const who = byId(id);
    const entity = await this.entities.find(organizationId, who);
    if (!entity) throw notFound(who);
    return this.shown(organizationId, 'entity', entity.id);
  }

  private async shown(organizationId: string, subject: 'event' | 'entity', id: string) {
    const history = await this.labels.of(organizationId, subject, id);
    return { success: true, label: history[0] ?? null, history };
  }
}

function toTell({ label, knownAt, reason }: AskedOf<typeof endpoints.labelEvent>['body']): LabelToTell {
  const known = knownAt === undefined ? null : new Date(knownAt);
  if (known !== null && known.getTime() > Date.now() + clockSkewMs) throw new AppError('LABEL_NOT_KNOWN_YET', { knownAt: known.toISOString() });
  return { label, knownAt: known, reason: reason ?? null };
}
