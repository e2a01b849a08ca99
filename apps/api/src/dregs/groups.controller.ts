import { type AskedOf, endpoints, GROUP_DATA_LIMIT } from '@app/contracts';
import { type GroupRecord, Groups, Identities, type KeyHolder } from '@app/database';
import { withoutSystemKeys } from '@app/domain';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { answeredWithin } from '../too-wide.js';
import { findIdentity } from './find-identity.js';
import { nothing, pageAnswer } from './page-answer.js';

@Controller()
export class GroupsController {
  constructor(
    private readonly groups: Groups,
    private readonly identities: Identities,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  @Serves(endpoints.listGroups)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listGroups>, @Caller() holder: KeyHolder) {
    const { type, term, identity } = query;
    const entityId = identity === undefined ? undefined : await this.identities.entityIdOf(holder.organizationId, identity);
    const page = entityId === null ? nothing : await answeredWithin(this.env.READ_TIMEOUT_SECONDS, () => this.groups.list(holder.organizationId, { type, term, entityId }, query, query));
    return pageAnswer(page, query, withoutData);
  }

  @Serves(endpoints.getGroup)
  async get(@Asked() { params: { type, id } }: AskedOf<typeof endpoints.getGroup>, @Caller() holder: KeyHolder) {
    const group = await this.groups.find(holder.organizationId, type, id);
    if (!group) throw new AppError('GROUP_NOT_FOUND', { type, id });
    return shown(group);
  }

  @Serves(endpoints.putGroup)
  async put(@Asked() { params: { type, id }, body }: AskedOf<typeof endpoints.putGroup>, @Caller() holder: KeyHolder) {
    const told = await this.groups.tell(holder.organizationId, type, id, JSON.stringify(body.data), GROUP_DATA_LIMIT);
    if ('tooLarge' in told) throw new AppError('METADATA_TOO_LARGE', { bytes: told.tooLarge, limit: GROUP_DATA_LIMIT }, { details: [{ field: 'data', message: `Use at most ${GROUP_DATA_LIMIT} bytes in all.` }] });
    return shown(told);
  }

  @Serves(endpoints.removeMember)
  async removeMember(@Asked() { params: { type, id, identityId } }: AskedOf<typeof endpoints.removeMember>, @Caller() holder: KeyHolder): Promise<void> {
    const { entityId } = await findIdentity(this.identities, holder, identityId);
    const known = await this.groups.removeMember(holder.organizationId, type, id, entityId);
    if (!known) throw new AppError('GROUP_NOT_FOUND', { type, id });
  }
}

const shown = (group: GroupRecord): GroupRecord => ({ ...group, data: withoutSystemKeys(group.data) });

function withoutData({ type, id, displayName, memberCount, firstSeenAt, lastTrackedAt }: GroupRecord): Omit<GroupRecord, 'data'> {
  return { type, id, displayName, memberCount, firstSeenAt, lastTrackedAt };
}
