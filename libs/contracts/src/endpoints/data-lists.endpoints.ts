import { z } from 'zod';
import { checkResult, dataList, dataListItem, exampleCheck, exampleItem, exampleList, listStatus } from '../data-lists/data-list.js';
import { bulkCheckInput, checkInput, dataListChange, dataListInput, dataListItemInput, findInput, listType } from '../data-lists/data-list-input.js';
import { identifier } from '../events/field.js';
import { cursorPagination, envelope, json } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { cursorOrOffset, pageCursor, pageQuery } from '../http/query.js';

const ofList = z.strictObject({ listId: z.string().meta({ description: 'The id of the list, a UUID.' }) });
const params = { listId: exampleList.id };
const page = { total: 1, limit: 100, offset: 0, hasMore: false };
const one = { status: 200, schema: envelope({ dataList }) } as const;
const took = { executionTimeMs: z.number(), cacheHit: z.boolean().meta({ description: 'Always false.' }) };

const createDataList = defineEndpoint({
  method: 'POST',
  path: '/data-lists',
  chapter: 'data-lists',
  title: 'Make a data list',
  says: 'A list of values to block, to allow or to look for. It starts active and empty.',
  needs: 'lists:write',
  body: dataListInput,
  answer: { status: 201, schema: envelope({ dataList }) },
  errors: [],
  example: {
    body: { name: 'Mule accounts', type: 'document_blocklist', source: 'manual', description: 'Documents that moved stolen money.', priority: 80 },
    answer: { success: true, dataList: { ...exampleList, itemCount: 0, updatedAt: exampleList.createdAt } },
  },
});

const listDataLists = defineEndpoint({
  method: 'GET',
  path: '/data-lists',
  chapter: 'data-lists',
  title: 'List the data lists',
  says: 'The newest first.',
  needs: 'lists:read',
  query: z.strictObject({
    ...pageQuery(),
    cursor: pageCursor(),
    type: listType().optional(),
    status: listStatus.optional(),
    search: identifier('search', 200).optional().meta({ description: 'A part of name or description, in upper or lower case.' }),
  }).check(cursorOrOffset),
  answer: { status: 200, schema: envelope({ dataLists: z.array(dataList), pagination: cursorPagination }) },
  errors: ['CURSOR_INVALID'],
  example: { query: { type: 'document_blocklist' }, answer: { success: true, dataLists: [exampleList], pagination: { ...page, nextCursor: null } } },
});

const getDataList = defineEndpoint({
  method: 'GET',
  path: '/data-lists/{listId}',
  chapter: 'data-lists',
  title: 'One data list',
  says: 'Without its items.',
  needs: 'lists:read',
  params: ofList,
  answer: one,
  errors: ['DATA_LIST_NOT_FOUND'],
  example: { params, answer: { success: true, dataList: exampleList } },
});

const changeDataList = defineEndpoint({
  method: 'PATCH',
  path: '/data-lists/{listId}',
  chapter: 'data-lists',
  title: 'Change a data list',
  says: 'Fields that are left out stay as they are; `config` and `fieldMappings` are replaced as a whole. The type stays: its items are compared by it.',
  needs: 'lists:write',
  params: ofList,
  body: dataListChange,
  answer: one,
  errors: ['DATA_LIST_NOT_FOUND'],
  example: { params, body: { priority: 80 }, answer: { success: true, dataList: exampleList } },
});

const changeDataListStatus = defineEndpoint({
  method: 'PATCH',
  path: '/data-lists/{listId}/status',
  chapter: 'data-lists',
  title: 'Activate, deactivate or archive a data list',
  says: 'Only active lists take part in checks. An archived list keeps its items and can be activated again.',
  needs: 'lists:write',
  params: ofList,
  body: z.strictObject({ status: listStatus }),
  answer: one,
  errors: ['DATA_LIST_NOT_FOUND'],
  example: { params, body: { status: 'archived' }, answer: { success: true, dataList: { ...exampleList, status: 'archived' } } },
});

const addDataListItem = defineEndpoint({
  method: 'POST',
  path: '/data-lists/{listId}/items',
  chapter: 'data-lists',
  title: 'Add an item',
  says: 'A primaryValue that the list holds already (as it is compared) updates its item: the answer is the same 201 with `created` false.',
  needs: 'lists:write',
  params: ofList,
  body: dataListItemInput,
  answer: { status: 201, schema: envelope({ item: dataListItem, created: z.boolean() }) },
  errors: ['DATA_LIST_NOT_FOUND'],
  example: { params, body: { primaryValue: '20-24245549-6', itemData: { case: 'F-2291' } }, answer: { success: true, item: exampleItem, created: true } },
});

const itemError = z.strictObject({ code: z.string(), message: z.string(), fix: z.string(), details: z.array(json()).optional() });

const addDataListItems = defineEndpoint({
  method: 'POST',
  path: '/data-lists/{listId}/items/bulk',
  chapter: 'data-lists',
  title: 'Add many items',
  says: 'Up to 10,000 (the operator may set DATA_LIST_BULK_MOST), each answered by itself in the order in which they were sent; one that is wrong does not keep the others out. The body is `{"items": [...]}` or the list alone.',
  needs: 'lists:write',
  params: ofList,
  body: z.union([z.array(z.unknown()), z.strictObject({ items: z.array(z.unknown(), { error: 'items must be a list.' }) })], { error: 'Send {"items": [...]}.' }),
  answer: {
    status: 200,
    schema: envelope({
      created: z.int(),
      updated: z.int(),
      rejected: z.int(),
      results: z.array(
        z.discriminatedUnion('status', [
          z.strictObject({ index: z.int(), status: z.enum(['created', 'updated']), id: z.uuid() }),
          z.strictObject({ index: z.int(), status: z.literal('rejected'), error: itemError }),
        ]),
      ),
    }),
  },
  errors: ['DATA_LIST_NOT_FOUND', 'TOO_MANY_ITEMS'],
  example: {
    params,
    body: { items: [{ primaryValue: '20-24245549-6', itemData: { case: 'F-2291' } }] },
    answer: { success: true, created: 1, updated: 0, rejected: 0, results: [{ index: 0, status: 'created', id: exampleItem.id }] },
  },
});

const listDataListItems = defineEndpoint({
  method: 'GET',
  path: '/data-lists/{listId}/items',
  chapter: 'data-lists',
  title: 'The items of a data list',
  says: 'The newest first. `pagination.nextCursor` leads to the next page, at the same cost however deep: send it as `cursor`.',
  needs: 'lists:read',
  params: ofList,
  query: z.strictObject({ ...pageQuery(), cursor: pageCursor() }).check(cursorOrOffset),
  answer: { status: 200, schema: envelope({ items: z.array(dataListItem), pagination: cursorPagination }) },
  errors: ['DATA_LIST_NOT_FOUND', 'CURSOR_INVALID'],
  example: { params, answer: { success: true, items: [exampleItem], pagination: { ...page, nextCursor: null } } },
});

const deleteDataListItem = defineEndpoint({
  method: 'DELETE',
  path: '/data-lists/{listId}/items/{itemId}',
  chapter: 'data-lists',
  title: 'Take an item off a data list',
  says: 'The next check no longer finds it.',
  needs: 'lists:write',
  params: ofList.extend({ itemId: z.string().meta({ description: 'The id of the item, a UUID.' }) }),
  answer: { status: 204 },
  errors: ['DATA_LIST_NOT_FOUND', 'DATA_LIST_ITEM_NOT_FOUND'],
  example: { params: { ...params, itemId: exampleItem.id }, answer: undefined },
});

const findDataListItems = defineEndpoint({
  method: 'POST',
  path: '/data-lists/{listId}/items/find',
  chapter: 'data-lists',
  title: 'Find items of one data list',
  says: 'Those whose keys match the value as a check would have it, whatever the status of the list.',
  needs: 'lists:read',
  params: ofList,
  body: findInput,
  answer: { status: 200, schema: envelope({ items: z.array(dataListItem), count: z.int() }) },
  errors: ['DATA_LIST_NOT_FOUND'],
  example: { params, body: { searchValue: '20242455496' }, answer: { success: true, items: [exampleItem], count: 1 } },
});

const checkDataLists = defineEndpoint({
  method: 'POST',
  path: '/data-lists/{type}/check',
  chapter: 'data-lists',
  title: 'Check a value',
  says: 'Against all active lists of a type. An address is found in every network that it lies in. A type without lists finds nothing.',
  needs: 'lists:read',
  params: z.strictObject({ type: listType() }),
  body: checkInput,
  answer: { status: 200, schema: envelope({ ...checkResult, ...took }) },
  errors: [],
  example: { params: { type: 'document_blocklist' }, body: { searchValue: '20242455496', options: { includeMetadata: true } }, answer: { success: true, ...exampleCheck, executionTimeMs: 1.9, cacheHit: false } },
});

const checkDataListsInBulk = defineEndpoint({
  method: 'POST',
  path: '/data-lists/bulk-check',
  chapter: 'data-lists',
  title: 'Check many values',
  says: 'Up to 1,000, each answered in its place.',
  needs: 'lists:read',
  body: bulkCheckInput,
  answer: { status: 200, schema: envelope({ results: z.array(z.strictObject(checkResult)), foundCount: z.int(), ...took }) },
  errors: ['TOO_MANY_ITEMS'],
  example: {
    body: { checks: [{ listType: 'document_blocklist', searchValue: '20242455496' }] },
    answer: { success: true, results: [exampleCheck], foundCount: 1, executionTimeMs: 2.4, cacheHit: false },
  },
});

export const dataListsEndpoints = {
  createDataList, listDataLists, getDataList, changeDataList, changeDataListStatus,
  addDataListItem, addDataListItems, listDataListItems, deleteDataListItem, findDataListItems, checkDataLists, checkDataListsInBulk,
} as const;
