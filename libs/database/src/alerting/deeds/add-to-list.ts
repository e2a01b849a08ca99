import { comparedKey, fieldValues, longestListValue } from '@app/domain';
import { addItemsIn, type ItemToAdd } from '../../data-lists/add-items.js';
import type { Doer } from './deed.js';

const lists = {
  name: 'deed-lists',
  text: `select l.id, l.type, l.organization_id as "organizationId" from unnest($1::uuid[], $2::uuid[]) as asked(id, organization_id)
    join data_list l on l.id = asked.id and l.organization_id = asked.organization_id group by l.id order by l.id`,
};

const there = {
  name: 'deed-items-there',
  text: 'select i.primary_key as key from unnest($2::text[]) as asked(key) join data_list_item i on i.list_id = $1 and i.primary_key = asked.key',
};

/** What is on the list already stays as somebody wrote it. Lists are taken in id order: two batches that write to the same wait in turn. */
export const addToList: Doer<'addToList'> = async (tx, deeds, { tally }) => {
  const known = await tx.rows<{ id: string; type: string; organizationId: string }>(lists, [deeds.map(({ action }) => action.addToList.listId), deeds.map(({ rule }) => rule.organizationId)]);
  for (const { action, rule } of deeds) if (!known.some(({ id, organizationId }) => id === action.addToList.listId && organizationId === rule.organizationId)) tally.countFailure(rule.id);
  for (const { id, type, organizationId } of known) {
    const items = new Map<string, ItemToAdd>();
    for (const { action, rule, case: given, because } of deeds) {
      if (action.addToList.listId !== id || rule.organizationId !== organizationId) continue;
      for (const value of fieldValues(action.addToList.field, given)) {
        const key = value.length > longestListValue ? null : comparedKey(type, value);
        if (key === null) tally.countFailure(rule.id);
        else items.set(key, { primaryValue: value, primaryKey: key, searchKeys: [value], keys: [key], itemData: {}, metadata: { ruleId: rule.id, ruleName: rule.name, eventId: given.event.id || null, because } });
      }
    }
    const before = items.size === 0 ? [] : await tx.rows<{ key: string }>(there, [id, [...items.keys()]]);
    for (const { key } of before) items.delete(key);
    if (items.size > 0) await addItemsIn(tx, { id, type }, [...items.values()]);
  }
  return [];
};
