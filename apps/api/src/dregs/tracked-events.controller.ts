import { type AskedOf, endpoints } from '@app/contracts';
import { Groups, Identities, type KeyHolder, type TrackedEvent, TrackedEvents } from '@app/database';
import { defaultGroupType, normalizeGroupType, withoutSystemKeys } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { isUuid } from '../is-uuid.js';
import { answeredWithin } from '../too-wide.js';
import { nothing, pageAnswer } from './page-answer.js';

/** What an id begins with that we gave; the UUID of the event follows. */
const OURS = 'dregs-';

@Controller()
export class TrackedEventsController {
  constructor(
    private readonly events: TrackedEvents,
    private readonly identities: Identities,
    private readonly groups: Groups,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  @Serves(endpoints.listTrackedEvents)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listTrackedEvents>, @Caller() { organizationId }: KeyHolder) {
    const { identity, group, groupType = defaultGroupType, device, session, term } = query;
    const entityId = identity === undefined ? undefined : await this.identities.entityIdOf(organizationId, identity);
    const groupId = group === undefined ? undefined : await this.groups.idOf(organizationId, normalizeGroupType(groupType), group);
    if (entityId === null || groupId === null) return pageAnswer(nothing, query, shown);
    const page = await answeredWithin(this.env.READ_TIMEOUT_SECONDS, () => this.events.list(organizationId, { entityId, groupId, device, session, term }, query));
    return pageAnswer(page, query, shown);
  }

  @Serves(endpoints.getTrackedEvent)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getTrackedEvent>, @Caller() holder: KeyHolder) {
    const bare = id.startsWith(OURS) ? id.slice(OURS.length) : id;
    const event = await this.events.find(holder.organizationId, id, isUuid(bare) ? bare : null);
    if (!event) throw new AppError('EVENT_NOT_FOUND', { id });
    return shown(event);
  }
}

const shown = (event: TrackedEvent): TrackedEvent => ({ ...event, data: withoutSystemKeys(event.data) });
