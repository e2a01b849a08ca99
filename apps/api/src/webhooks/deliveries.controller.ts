import { type AskedOf, endpoints } from '@app/contracts';
import { DeliveryLog, type KeyHolder, Replays } from '@app/database';
import { AppError } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { pagination, placeIn } from '../list-cursor.js';
import { ringDeliveries } from '../ring-deliveries.js';

const REPLAY_DAYS = 14;
const DAY_MS = 86_400_000;

/** No text of a table holds NUL, so no delivery has such an id. */
const isStorable = (id: string): boolean => !id.includes('\u0000');

@Controller()
export class DeliveriesController {
  constructor(
    private readonly log: DeliveryLog,
    private readonly replays: Replays,
    private readonly doorbell: Doorbell,
  ) {}

  @Serves(endpoints.listDeliveries)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listDeliveries>, @Caller() holder: KeyHolder) {
    const { limit, offset, cursor, ...filter } = query;
    const { deliveries, ...counted } = await this.log.list(holder.organizationId, filter, { limit, offset, after: placeIn(cursor, filter, isStorable) });
    const last = deliveries.at(-1);
    return { success: true, deliveries, pagination: pagination(counted, { limit, offset }, last && { at: last.createdAt, id: last.id }, filter) };
  }

  @Serves(endpoints.getDelivery)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getDelivery>, @Caller() holder: KeyHolder) {
    const delivery = isStorable(id) ? await this.log.findWhole(holder.organizationId, id) : null;
    if (!delivery) throw new AppError('DELIVERY_NOT_FOUND', { id });
    return { success: true, delivery };
  }

  @Serves(endpoints.replayDelivery)
  async replay(@Asked() { params: { id } }: AskedOf<typeof endpoints.replayDelivery>, @Caller() holder: KeyHolder) {
    const { endpointId } = await this.find(holder, id);
    const replayed = await this.replays.one(holder.organizationId, id);
    if (replayed === 'on its way') throw new AppError('DELIVERY_ON_ITS_WAY', { id });
    if (replayed === 'off' || replayed === null) throw new AppError('ENDPOINT_DISABLED', { id: endpointId });
    ringDeliveries(this.doorbell, [replayed], Date.now());
    return { success: true, delivery: await this.find(holder, id) };
  }

  @Serves(endpoints.replayEndpoint)
  async replaySince(@Asked() { params: { id }, body: { since, only } }: AskedOf<typeof endpoints.replayEndpoint>, @Caller() holder: KeyHolder) {
    const moment = new Date(since);
    if (Date.now() - moment.getTime() > REPLAY_DAYS * DAY_MS) throw new AppError('REPLAY_TOO_OLD', { since, days: REPLAY_DAYS });
    const replayed = isUuid(id) ? await this.replays.since(holder.organizationId, id, moment, only) : null;
    if (replayed === null) throw new AppError('ENDPOINT_NOT_FOUND', { id });
    if (replayed === 'off') throw new AppError('ENDPOINT_DISABLED', { id });
    const { deliveries, until, hasMore } = replayed;
    ringDeliveries(this.doorbell, deliveries, Date.now());
    return { success: true, replayed: deliveries.length, until, hasMore };
  }

  private async find({ organizationId }: KeyHolder, id: string) {
    const delivery = isStorable(id) ? await this.log.find(organizationId, id) : null;
    if (!delivery) throw new AppError('DELIVERY_NOT_FOUND', { id });
    return delivery;
  }
}
