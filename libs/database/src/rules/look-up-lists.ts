import { type CompiledRule, keysToLookFor, type RuleCase, valuesAsked } from '@app/domain';
import type { Queryable } from '../database.js';

/** A case and the rules that will be asked about it. */
export interface AskedCase {
  readonly organizationId: string;
  readonly rules: readonly { readonly compiled: CompiledRule }[];
  readonly case: RuleCase;
}

const lists = {
  name: 'rules-lists',
  text: `select l.id, l.organization_id as "organizationId", l.type, l.status, l.network_lengths as "networkLengths"
    from unnest($1::uuid[], $2::uuid[]) as asked(id, organization_id) join data_list l on l.id = asked.id and l.organization_id = asked.organization_id`,
};

const listed = {
  name: 'rules-listed',
  text: `select distinct asked.n from unnest($1::int[], $2::uuid[], $3::text[]) as asked(n, list_id, key)
    where exists (select from data_list_key k where k.list_id = asked.list_id and k.key = asked.key)`,
};

type Lists = Map<string, Set<string>>;

/**
 * Of every value that the rules ask data lists about: those that are on them, for each organization. Two statements, however many
 * cases. A list that is not active has nothing on it; one that does not exist is left out, and what asks it is unknown.
 */
export async function lookUpLists(tx: Queryable, cases: readonly AskedCase[]): Promise<ReadonlyMap<string, RuleCase['lists']>> {
  const asked = cases.flatMap(({ organizationId, rules, case: given }) => {
    const asking = rules.map(({ compiled }) => compiled).filter((compiled) => compiled.lists.length > 0);
    return [...valuesAsked(asking, given)].map(([listId, values]) => ({ organizationId, listId, values }));
  });
  const found = new Map<string, Lists>();
  if (asked.length === 0) return found;
  const valuesOf = new Map<string, Set<string>>();
  for (const { organizationId, listId, values } of asked) valuesOf.set(`${organizationId} ${listId}`, new Set([...(valuesOf.get(`${organizationId} ${listId}`) ?? []), ...values]));
  const pairs = [...valuesOf.keys()].map((pair) => pair.split(' '));
  const known = await tx.rows<{ id: string; organizationId: string; type: string; status: string; networkLengths: number[] }>(lists, [pairs.map(([, id]) => id), pairs.map(([organizationId]) => organizationId)]);
  for (const { id, organizationId } of known) found.set(organizationId, (found.get(organizationId) ?? new Map<string, Set<string>>()).set(id, new Set()));
  const values = known
    .filter(({ status }) => status === 'active')
    .flatMap(({ id, organizationId, type, networkLengths }) => [...(valuesOf.get(`${organizationId} ${id}`) ?? [])].map((value) => ({ id, value, on: found.get(organizationId)?.get(id), keys: keysToLookFor(type, value, networkLengths) })));
  const keys = values.flatMap(({ id, keys: all }, n) => all.map((key) => ({ n, id, key })));
  const rows = keys.length === 0 ? [] : await tx.rows<{ n: number }>(listed, [keys.map(({ n }) => n), keys.map(({ id }) => id), keys.map(({ key }) => key)]);
  for (const { n } of rows) values[n]?.on?.add(values[n].value);
  return found;
}
