import { type Permission, permissions } from './permissions.js';

/** What a member is to the organization; each role may do what its permissions say. Stored, so for ever. */
export const roles = ['viewer', 'analyst', 'operator', 'admin'] as const;

export type Role = (typeof roles)[number];

/** Keys, members and the log of changes tell how the house is guarded: not for everybody. */
const guarded = ['keys', 'members', 'changes'];
const resourceOf = (permission: Permission): string => permission.split(':')[0] ?? '';

const looking = permissions.filter((permission) => permission.endsWith(':read') && !guarded.includes(resourceOf(permission)));
/** What an analyst decides about people and what happened, not how the engine works. */
const judging = permissions.filter((permission) => ['entities', 'events', 'devices', 'lists', 'alerts'].includes(resourceOf(permission)) && /:(read|update|analyze|write|lookup)$/.test(permission));
const operating: readonly Permission[] = ['queues:write', 'webhooks:write', 'changes:read'];

/** What a session may do, by the role of its member. */
export const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: looking,
  analyst: [...new Set([...looking, ...judging])],
  operator: [...new Set([...looking, ...operating])],
  admin: permissions,
};
