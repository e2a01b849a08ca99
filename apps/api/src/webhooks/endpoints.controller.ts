import { endpointChange, endpointInput } from '@app/contracts';
import { type EndpointRecord, type KeyHolder, WebhookEndpoints } from '@app/database';
import { AppError, read } from '@app/platform';
import { Caller, Needs } from '@app/runtime';
import { AddressGuard, newSecret } from '@app/webhook';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { isUuid } from '../is-uuid.js';
import { pageQuery, paginationOf } from '../page.js';

const listQuery = z.object(pageQuery);

@Controller('webhooks/endpoints')
export class EndpointsController {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly guard: AddressGuard,
  ) {}

  /** 201. The secret is in this answer and is never shown again. */
  @Post()
  @Needs('webhooks:write')
  async create(@Body() body: unknown, @Caller() holder: KeyHolder) {
    const wish = read(endpointInput, body);
    this.refuseInside(wish.url);
    const secret = newSecret();
    const endpoint = await this.endpoints.create(holder.organizationId, wish, secret);
    return { success: true, endpoint: { ...endpoint, secret } };
  }

  @Get()
  @Needs('webhooks:read')
  async list(@Query() query: unknown, @Caller() holder: KeyHolder) {
    const page = read(listQuery, query);
    const { endpoints, total } = await this.endpoints.list(holder.organizationId, page);
    return { success: true, endpoints, pagination: paginationOf(total, page, endpoints.length) };
  }

  @Get(':id')
  @Needs('webhooks:read')
  async get(@Param('id') id: string, @Caller() holder: KeyHolder) {
    return { success: true, endpoint: found(id, isUuid(id) ? await this.endpoints.find(holder.organizationId, id) : null) };
  }

  /** Fields that are left out stay as they are. `enabled: true` makes everything due that the endpoint has not yet taken. */
  @Patch(':id')
  @Needs('webhooks:write')
  async change(@Param('id') id: string, @Body() body: unknown, @Caller() holder: KeyHolder) {
    const change = read(endpointChange, body);
    if (change.url !== undefined) this.refuseInside(change.url);
    return { success: true, endpoint: found(id, isUuid(id) ? await this.endpoints.change(holder.organizationId, id, change) : null) };
  }

  /** 204. What it had not taken yet is not sent any more. */
  @Delete(':id')
  @HttpCode(204)
  @Needs('webhooks:write')
  async remove(@Param('id') id: string, @Caller() holder: KeyHolder): Promise<void> {
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
