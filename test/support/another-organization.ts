import { ApiKeys, Organizations } from '@app/database';
import { permissions } from '@app/runtime';
import type { WholeSystem } from './whole-system.js';

/** A key of a second organization in the same system, with all permissions or some. */
export async function anotherOrganization({ database }: WholeSystem, allowed: readonly string[] = permissions): Promise<{ id: string; key: string }> {
  const id = await new Organizations(database).create({ name: 'Another', defaultCountry: null });
  const { key } = await new ApiKeys(database).create(id, { name: 'Its key', kind: 'secret', permissions: allowed });
  return { id, key };
}
