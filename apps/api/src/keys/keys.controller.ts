import { type AskedOf, endpoints } from '@app/contracts';
import { ApiKeys, type KeyHolder } from '@app/database';
import { AppError, invalid } from '@app/platform';
import { allows, Asked, Caller, publishablePermissions, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';

@Controller()
export class KeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Serves(endpoints.createApiKey)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createApiKey>, @Caller() holder: KeyHolder) {
    const permissions: readonly string[] = body.permissions ?? (body.kind === 'secret' ? holder.permissions : publishablePermissions);
    const beyond = permissions.filter((permission) => !allows(holder, permission));
    if (beyond.length > 0) throw new AppError('FORBIDDEN', { reason: `This key lacks ${beyond.join(', ')} and cannot give it away.` });
    const expiresAt = body.expiresAt ? new Date(body.expiresAt) : null;
    return { success: true, apiKey: await this.keys.create(holder.organizationId, { ...body, permissions, expiresAt }) };
  }

  @Serves(endpoints.listApiKeys)
  async list(@Asked() _: AskedOf<typeof endpoints.listApiKeys>, @Caller() holder: KeyHolder) {
    return { success: true, apiKeys: await this.keys.list(holder.organizationId) };
  }

  @Serves(endpoints.changeApiKey)
  async change(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.changeApiKey>, @Caller() holder: KeyHolder) {
    const key = isUuid(id) ? await this.keys.find(holder.organizationId, id) : null;
    if (key?.kind === 'secret' && body.allowedOrigins?.length) throw invalid([{ field: 'allowedOrigins', message: 'Only a publishable key has origins: a secret one never leaves your servers.' }]);
    const apiKey = key && (await this.keys.change(holder.organizationId, id, body));
    if (!apiKey) throw new AppError('API_KEY_NOT_FOUND', { id });
    return { success: true, apiKey };
  }

  @Serves(endpoints.revokeApiKey)
  async revoke(@Asked() { params: { id } }: AskedOf<typeof endpoints.revokeApiKey>, @Caller() holder: KeyHolder): Promise<void> {
    if (!isUuid(id) || !(await this.keys.revoke(holder.organizationId, id))) throw new AppError('API_KEY_NOT_FOUND', { id });
  }
}
