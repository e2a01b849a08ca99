import { type DataListItemInput, itemOfType } from '@app/contracts';
import type { ItemToAdd } from '@app/database';
import { comparedKey } from '@app/domain';
import { read } from '@app/platform';

/** Checks one item for a list of a type; throws what is wrong with it. */
export function itemToAdd(type: string, given: unknown): ItemToAdd {
  const { primaryValue, searchKeys = [primaryValue], itemData, metadata } = read(itemOfType(type), given) satisfies DataListItemInput;
  const keys = searchKeys.flatMap((key) => comparedKey(type, key) ?? []);
  // With search keys of its own the primary value may be a title, which no list of addresses compares.
  const primaryKey = comparedKey(type, primaryValue) ?? comparedKey('custom', primaryValue) ?? primaryValue;
  return { primaryValue, primaryKey, searchKeys, keys: [...new Set(keys)], itemData, metadata };
}
