import { type AskedOf, endpoints } from '@app/contracts';
import { type EndpointRecord, type KeyHolder, WebhookEndpoints } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { AddressGuard, newSecret } from '@app/webhook';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { paginationOf } from '../page.js';

@Controller()
export class EndpointsController {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly guard: AddressGuard,
  ) {}

  @Serves(endpoints.createEndpoint)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createEndpoint>, @Caller() holder: KeyHolder) {
    this.refuseInside(body.url);
    const secret = newSecret();
    const endpoint = await this.endpoints.create(holder.organizationId, body, secret);
    return { success: true, endpoint: { ...endpoint, secret } };
  }

  @Serves(endpoints.listEndpoints)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listEndpoints>, @Caller() holder: KeyHolder) {
    const { endpoints: shown, total } = await this.endpoints.list(holder.organizationId, query);
    return { success: true, endpoints: shown, pagination: paginationOf(total, query, shown.length) };
  }

  @Serves(endpoints.getEndpoint)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getEndpoint>, @Caller() holder: KeyHolder) {
    return { success: true, endpoint: found(id, isUuid(id) ? await this.endpoints.find(holder.organizationId, id) : null) };
  }

  @Serves(endpoints.changeEndpoint)
  async change(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.changeEndpoint>, @Caller() holder: KeyHolder) {
    if (body.url !== undefined) this.refuseInside(body.url);
    return { success: true, endpoint: found(id, isUuid(id) ? await this.endpoints.change(holder.organizationId, id, body) : null) };
  }

  @Serves(endpoints.deleteEndpoint)
  async remove(@Asked() { params: { id } }: AskedOf<typeof endpoints.deleteEndpoint>, @Caller() holder: KeyHolder): Promise<void> {
    if (!isUuid(id) || !(await this.endpoints.remove(holder.organizationId, id))) throw new AppError('ENDPOINT_NOT_FOUND', { id });
  }

  /** Said here, while somebody looks; what the name resolves to is judged with every attempt. */
  private refuseInside(url: string): void {
    const verdict = this.guard.judgeUrl(url);
    if (!verdict.allowed) throw new AppError('WEBHOOK_ADDRESS_REFUSED', { reason: sentence(verdict.because) });
  }
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function found(id: string, endpoint: EndpointRecord | null): EndpointRecord {
  if (endpoint) return endpoint;
  throw new AppError('ENDPOINT_NOT_FOUND', { id });
}
