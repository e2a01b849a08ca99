import { type AskedOf, endpoints } from '@app/contracts';
import { type EventFilter, Events, type KeyHolder } from '@app/database';
import { readTaxId } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { isUuid } from '../is-uuid.js';
import { answeredWithin } from '../too-wide.js';
import { EventList } from './event-list.js';

type ListQuery = AskedOf<typeof endpoints.listEvents>['query'];

/** Events as they are read. */
@Controller()
export class EventsController {
  constructor(
    private readonly list: EventList,
    private readonly events: Events,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  @Serves(endpoints.listEvents)
  async listAll(@Asked() { query }: AskedOf<typeof endpoints.listEvents>, @Caller() holder: KeyHolder) {
    return { success: true, ...(await this.list.page(holder.organizationId, filterOf(query), query)) };
  }

  @Serves(endpoints.getEventStats)
  async stats(@Asked() { query }: AskedOf<typeof endpoints.getEventStats>, @Caller() holder: KeyHolder) {
    return { success: true, stats: await answeredWithin(this.env.READ_TIMEOUT_SECONDS, () => this.events.stats(holder.organizationId, query.user_id)) };
  }

  @Serves(endpoints.getEvent)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getEvent>, @Caller() holder: KeyHolder) {
    const event = isUuid(id) ? await this.events.find(holder.organizationId, id) : null;
    if (!event) throw new AppError('EVENT_NOT_FOUND', { id });
    return { success: true, event };
  }
}

/** What was not asked for is not in the filter, so that a cursor of the same question has the same mark. */
function filterOf(query: ListQuery): EventFilter {
  const filter = {
    entityId: query.entity_id,
    entityExternalId: query.entity_external_id,
    taxIdNormalized: query.tax_id === undefined ? undefined : readTaxId(query.tax_id, null).normalized,
    userId: query.user_id,
    deviceId: query.device_id,
    sessionId: query.session_id,
    ipAddress: query.ip_address,
    eventTypes: query.event_type,
    country: query.country,
    networkClasses: query.network_class,
    text: query.q,
    from: query.start_date,
    before: query.end_date,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as EventFilter;
}
