import { type AskedOf, endpoints, permissionsOfRole, type Role } from '@app/contracts';
import { ChangeLog, type KeyHolder, Members } from '@app/database';
import { AppError } from '@app/platform';
import { allows, Asked, Caller, hashPassword, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { pagination, placeIn } from '../list-cursor.js';

/** Who may log in, and who changed what. */
@Controller()
export class MembersController {
  constructor(private readonly members: Members, private readonly log: ChangeLog) {}

  @Serves(endpoints.listMembers)
  async list(@Asked() _: AskedOf<typeof endpoints.listMembers>, @Caller() { organizationId }: KeyHolder) {
    return { success: true, members: await this.members.list(organizationId) };
  }

  @Serves(endpoints.createMember)
  async create(@Asked() { body }: AskedOf<typeof endpoints.createMember>, @Caller() holder: KeyHolder) {
    const { password, ...wish } = body;
    refuseBeyond(holder, wish.role);
    const member = await this.members.add(holder.organizationId, { ...wish, passwordHash: await hashPassword(password) });
    if (!member) throw new AppError('MEMBER_EXISTS', { email: wish.email });
    return { success: true, member };
  }

  @Serves(endpoints.changeMember)
  async change(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.changeMember>, @Caller() holder: KeyHolder) {
    const { password, ...wish } = body;
    const current = isUuid(id) ? await this.members.find(holder.organizationId, id) : null;
    if (!current) throw new AppError('MEMBER_NOT_FOUND', { id });
    // Whoever sets the password of an admin is one.
    for (const role of [current.role as Role, ...(wish.role ? [wish.role] : [])]) refuseBeyond(holder, role);
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const member = await this.members.change(holder.organizationId, id, { ...wish, passwordHash });
    if (member === 'not found') throw new AppError('MEMBER_NOT_FOUND', { id });
    if (member === 'last admin') throw new AppError('LAST_ADMIN', {});
    return { success: true, member };
  }

  @Serves(endpoints.listChanges)
  async changes(@Asked() { query: { cursor, ...page } }: AskedOf<typeof endpoints.listChanges>, @Caller() { organizationId }: KeyHolder) {
    const { changes, ...counted } = await this.log.list(organizationId, { ...page, after: placeIn(cursor, {}, isUuid) });
    return { success: true, changes, pagination: pagination(counted, page, changes.at(-1), {}) };
  }
}

/** Nobody gives away what they do not have. What only the operator's organization may do is not the role's to give. */
function refuseBeyond(holder: KeyHolder, role: Role): void {
  const beyond = permissionsOfRole[role].filter((permission) => !permission.startsWith('queues:') && !allows(holder, permission));
  if (beyond.length > 0) throw new AppError('FORBIDDEN', { reason: `The role ${role} may do what you may not: ${beyond.join(', ')}.` });
}
