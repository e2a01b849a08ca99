import { ApiKeys, type KeyHolder } from '@app/database';
import { AppError, read } from '@app/platform';
import { Caller, Needs, permissions } from '@app/runtime';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { isUuid } from '../is-uuid.js';

const keyInput = z.strictObject({
  name: z.string().min(1).max(200),
  kind: z.enum(['secret', 'publishable']).default('secret'),
  permissions: z.array(z.enum(permissions)).min(1).optional(),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
});

@Controller('api-keys')
export class KeysController {
  constructor(private readonly keys: ApiKeys) {}

  /** 201; the key is in this answer and is never shown again. It cannot do more than the key that makes it. */
  @Post()
  @Needs('keys:write')
  async create(@Body() body: unknown, @Caller() holder: KeyHolder) {
    const input = read(keyInput, body);
    const wished = input.permissions ?? (input.kind === 'secret' ? holder.permissions : []);
    const beyond = wished.filter((permission) => !holder.permissions.includes(permission));
    if (beyond.length > 0) throw new AppError('FORBIDDEN', { reason: `This key lacks ${beyond.join(', ')} and cannot give it away.` });
    const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
    return { success: true, apiKey: await this.keys.create(holder.organizationId, { name: input.name, kind: input.kind, permissions: wished, expiresAt }) };
  }

  @Get()
  @Needs('keys:read')
  async list(@Caller() holder: KeyHolder) {
    return { success: true, apiKeys: await this.keys.list(holder.organizationId) };
  }

  /** 204. The key stops working within two seconds. */
  @Delete(':id')
  @HttpCode(204)
  @Needs('keys:write')
  async revoke(@Param('id') id: string, @Caller() holder: KeyHolder): Promise<void> {
    if (!isUuid(id) || !(await this.keys.revoke(holder.organizationId, id))) throw new AppError('API_KEY_NOT_FOUND', { id });
  }
}
