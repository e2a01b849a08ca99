import { type AskedOf, channelOf, endpoints, readChannel } from '@app/contracts';
import { type EndpointRecord, type KeyHolder, WebhookEndpoints } from '@app/database';
import { AppError, invalid } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Asked, Caller, Serves } from '@app/runtime';
import { AddressGuard, newSecret } from '@app/webhook';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { paginationOf } from '../page.js';
import { ringDeliveries } from '../ring-deliveries.js';

const HOUR_MS = 3_600_000;

@Controller()
export class EndpointsController {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly guard: AddressGuard,
    private readonly doorbell: Doorbell,
  ) {}

  @Serves(endpoints.createEndpoint)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createEndpoint>, @Caller() holder: KeyHolder) {
    this.refuseInside(body.channel, body.url);
    const secret = newSecret();
    const { settings } = readChannel(body.channel, body.url, body.settings);
    const endpoint = await this.endpoints.create(holder.organizationId, { ...body, settings }, secret);
    return { success: true, endpoint: { ...shown(endpoint), secret } };
  }

  @Serves(endpoints.listEndpoints)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listEndpoints>, @Caller() holder: KeyHolder) {
    const { endpoints: all, total } = await this.endpoints.list(holder.organizationId, query);
    return { success: true, endpoints: all.map(shown), pagination: paginationOf(total, query, all.length) };
  }

  @Serves(endpoints.getEndpoint)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getEndpoint>, @Caller() holder: KeyHolder) {
    return { success: true, endpoint: shown(await this.find(holder, id)) };
  }

  @Serves(endpoints.getEndpointHealth)
  async health(@Asked() { params: { id } }: AskedOf<typeof endpoints.getEndpointHealth>, @Caller() { organizationId }: KeyHolder) {
    const health = isUuid(id) ? await this.endpoints.health(organizationId, id) : null;
    if (!health) throw new AppError('ENDPOINT_NOT_FOUND', { id });
    return { success: true, health };
  }

  @Serves(endpoints.changeEndpoint)
  async change(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.changeEndpoint>, @Caller() holder: KeyHolder) {
    const stored = await this.find(holder, id);
    const url = body.url ?? stored.url;
    const { settings, mistakes } = readChannel(stored.channel, url, body.settings ?? stored.settings);
    if (mistakes.length > 0) throw invalid(mistakes.map(({ path, message }) => ({ field: path.map(String).join('.'), message })));
    if (body.url !== undefined) this.refuseInside(stored.channel, url);
    const changed = await this.endpoints.change(holder.organizationId, id, { ...body, ...(body.settings === undefined ? {} : { settings }) });
    return { success: true, endpoint: shown(found(id, changed)) };
  }

  @Serves(endpoints.deleteEndpoint)
  async remove(@Asked() { params: { id } }: AskedOf<typeof endpoints.deleteEndpoint>, @Caller() holder: KeyHolder): Promise<void> {
    if (!isUuid(id) || !(await this.endpoints.remove(holder.organizationId, id))) throw new AppError('ENDPOINT_NOT_FOUND', { id });
  }

  @Serves(endpoints.rotateSecret)
  async rotate(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.rotateSecret>, @Caller() holder: KeyHolder) {
    const secret = newSecret();
    const rotated = isUuid(id) ? await this.endpoints.rotate(holder.organizationId, id, secret, body.overlapHours * HOUR_MS) : null;
    return { success: true, endpoint: { ...shown(found(id, rotated)), secret } };
  }

  @Serves(endpoints.testEndpoint)
  async test(@Asked() { params: { id } }: AskedOf<typeof endpoints.testEndpoint>, @Caller() holder: KeyHolder) {
    const delivery = isUuid(id) ? await this.endpoints.tryOut(holder.organizationId, id) : null;
    if (delivery === null) throw new AppError('ENDPOINT_NOT_FOUND', { id });
    if (delivery === 'off') throw new AppError('ENDPOINT_DISABLED', { id });
    ringDeliveries(this.doorbell, [delivery]);
    return { success: true, deliveryId: delivery.deliveryId };
  }

  private async find(holder: KeyHolder, id: string): Promise<EndpointRecord> {
    return found(id, isUuid(id) ? await this.endpoints.find(holder.organizationId, id) : null);
  }

  /** Said here, while somebody looks; what the name resolves to is judged with every attempt. */
  private refuseInside(channel: string, url: string): void {
    if (!channelOf(channel).isUrl) return;
    const verdict = this.guard.judgeUrl(url);
    if (!verdict.allowed) throw new AppError('WEBHOOK_ADDRESS_REFUSED', { reason: sentence(verdict.because) });
  }
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Without what only the channel itself needs to know. */
const shown = (endpoint: EndpointRecord) => ({ ...endpoint, settings: channelOf(endpoint.channel).shown(endpoint.settings) as Record<string, unknown> });

function found(id: string, endpoint: EndpointRecord | null): EndpointRecord {
  if (endpoint) return endpoint;
  throw new AppError('ENDPOINT_NOT_FOUND', { id });
}
