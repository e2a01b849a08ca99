import { type AskedOf, endpoints } from '@app/contracts';
import { type EventTypeRecord, type KeyHolder, OwnEventTypes } from '@app/database';
import { eventTypes, isEventType } from '@app/domain';
import { AppError, invalid } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';

/** The most types of its own that an organization has, retired ones included. */
const MOST = 500;

const builtIn = eventTypes.map((type) => ({ ...type, builtIn: true, retiredAt: null }));

@Controller()
export class EventTypesController {
  constructor(private readonly types: OwnEventTypes) {}

  @Serves(endpoints.listEventTypes)
  async list(@Asked() _: AskedOf<typeof endpoints.listEventTypes>, @Caller() holder: KeyHolder) {
    const own = await this.types.list(holder.organizationId);
    return { success: true, eventTypes: [...builtIn, ...own.map(shown)] };
  }

  @Serves(endpoints.createEventType)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createEventType>, @Caller() holder: KeyHolder) {
    const creation = isEventType(body.code) ? ({ is: 'known' } as const) : await this.types.create(holder.organizationId, body, MOST);
    if (creation.is === 'known') throw new AppError('EVENT_TYPE_EXISTS', { code: body.code });
    if (creation.is === 'too many') {
      throw invalid([{ field: 'code', message: `There are ${MOST} event types of your own already, the most there can be. Bring a retired one back, or use OTHER_EVENT with metadata.` }]);
    }
    return { success: true, eventType: shown(creation.eventType) };
  }

  @Serves(endpoints.retireEventType)
  async retire(@Asked() { params: { code } }: AskedOf<typeof endpoints.retireEventType>, @Caller() holder: KeyHolder): Promise<void> {
    const possible = /^\w{1,64}$/.test(code);
    if (!possible || !(await this.types.retire(holder.organizationId, code))) throw new AppError('EVENT_TYPE_NOT_FOUND', { code });
  }
}

const shown = ({ code, category, title, retiredAt }: EventTypeRecord) => ({ code, category, title, builtIn: false, retiredAt });
