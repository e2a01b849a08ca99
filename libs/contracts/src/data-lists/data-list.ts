import { z } from 'zod';
import { json, utc } from '../http/answer.js';

export const listStatus = z.enum(['active', 'inactive', 'archived'], { error: 'Use active, inactive or archived.' });

export const dataList = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    type: z.string(),
    source: z.string(),
    description: z.string().nullable(),
    config: json(),
    fieldMappings: json(),
    priority: z.int().meta({ description: 'The lists of a type are looked through from the highest on.' }),
    isGlobal: z.boolean().meta({ description: 'Kept for the caller. A list is seen by its own organization only.' }),
    status: listStatus.meta({ description: 'Only active lists take part in checks.' }),
    itemCount: z.int(),
    createdAt: utc(),
    updatedAt: utc(),
  })
  .meta({ id: 'DataList' });

const itemShape = {
  id: z.uuid(),
  listId: z.uuid(),
  primaryValue: z.string(),
  searchKeys: z.array(z.string()).meta({ description: 'What finds it, as the caller wrote it.' }),
  itemData: json(),
  metadata: json(),
  createdAt: utc(),
  updatedAt: utc(),
};

export const dataListItem = z.strictObject(itemShape).meta({ id: 'DataListItem' });

export const dataListMatch = z
  .strictObject({
    listId: z.uuid(),
    listName: z.string(),
    priority: z.int(),
    itemId: z.uuid(),
    primaryValue: z.string(),
    matchedKey: z.string().meta({ description: 'The key that matched, in the form in which it is compared; for an address the network that it lies in.' }),
    itemData: json().optional(),
    metadata: json().optional(),
  })
  .meta({ id: 'DataListMatch' });

export const checkResult = {
  found: z.boolean(),
  listType: z.string(),
  searchValue: z.string(),
  matches: z.array(dataListMatch).meta({ description: 'The highest priority first; at most 100.' }),
  matchCount: z.int(),
};

export const exampleList = {
  id: '019ab3c2-a0b1-7c2d-8e3f-405162738495',
  name: 'Mule accounts',
  type: 'document_blocklist',
  source: 'manual',
  description: 'Documents that moved stolen money.',
  config: {},
  fieldMappings: {},
  priority: 80,
  isGlobal: false,
  status: 'active',
  itemCount: 1,
  createdAt: '2026-11-20T12:00:00.000Z',
  updatedAt: '2026-11-20T12:05:00.000Z',
};

export const exampleItem = {
  id: '019ab3c2-b1c2-7d3e-9f40-516273849506',
  listId: exampleList.id,
  primaryValue: '20-24245549-6',
  searchKeys: ['20-24245549-6'],
  itemData: { case: 'F-2291' },
  metadata: {},
  createdAt: '2026-11-20T12:05:00.000Z',
  updatedAt: '2026-11-20T12:05:00.000Z',
};

export const exampleCheck = {
  found: true,
  listType: exampleList.type,
  searchValue: '20242455496',
  matches: [
    { listId: exampleList.id, listName: exampleList.name, priority: 80, itemId: exampleItem.id, primaryValue: exampleItem.primaryValue, matchedKey: '20242455496', itemData: exampleItem.itemData, metadata: {} },
  ],
  matchCount: 1,
};
