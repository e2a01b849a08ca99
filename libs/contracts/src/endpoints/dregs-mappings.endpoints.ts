import { mappingKinds } from '@app/domain';
import { z } from 'zod';
import { identifier } from '../events/field.js';
import { utc, warning } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { cursorOrOffset, pageCursor, wholeNumber } from '../http/query.js';

const chapter = 'dregs-mappings';

const pageQuery = {
  limit: wholeNumber({ least: 1, most: 500, otherwise: 50 }).meta({ description: 'How many to answer.' }),
  offset: wholeNumber({ least: 0, most: 1_000_000_000, otherwise: 0 }).meta({ description: 'How many to skip.' }),
};

const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), total: z.int().meta({ description: 'How many match in all.' }), limit: z.int(), offset: z.int(), hasMore: z.boolean() });

/** Of a list that can be walked through while it grows: what Dregs has, and where it goes on. */
const cursorPage = <Item extends z.ZodType>(item: Item) => page(item).extend({ nextCursor: z.string().nullable().meta({ description: 'Asks for the page behind this one; null on the last page.' }) });

const wholePage = <Item>(items: Item[]) => ({ items, total: items.length, limit: 50, offset: 0, hasMore: false });

const kind = z.enum(mappingKinds, { error: 'Use EVENT_TYPE or IDENTITY_FIELD.' });
const scope = z.enum(['CUSTOMER', 'GLOBAL'], { error: 'Use CUSTOMER or GLOBAL.' });
const term = (of: string) => identifier('term', 128).optional().meta({ description: `Part of ${of}.` });

const mapping = z
  .strictObject({
    kind,
    scope: scope.meta({ description: 'GLOBAL ones come with the install; CUSTOMER ones are your own and win.' }),
    source: z.string().meta({ description: 'The name as you send it. Case and separators make no difference.' }),
    target: z.string().nullable().meta({ description: 'The canonical name; null: it deliberately means nothing.' }),
    description: z.string(),
    updatedAt: utc().nullable(),
  })
  .meta({ id: 'Mapping' });

const params = z.strictObject({ kind, source: identifier('source', 128) });

const example = {
  kind: 'EVENT_TYPE',
  scope: 'CUSTOMER',
  source: 'user.signin_wrong_password',
  target: 'LOGIN_FAILED',
  description: 'The password was wrong, on the web and in the app.',
  updatedAt: '2026-11-20T13:00:01.204Z',
};

const listMappings = defineEndpoint({
  method: 'GET',
  path: '/api/mappings',
  chapter,
  title: 'List mappings',
  says: 'Your own before the global ones, each by kind and source.',
  needs: 'settings:read',
  query: z.strictObject({ ...pageQuery, cursor: pageCursor(), kind: kind.optional(), scope: scope.optional(), term: term('the source, the target or the description') }).check(cursorOrOffset),
  answer: { status: 200, schema: cursorPage(mapping) },
  errors: ['CURSOR_INVALID'],
  example: { query: { kind: 'EVENT_TYPE', term: 'wrong' }, answer: { ...wholePage([example, { ...example, scope: 'GLOBAL', source: 'wrong_password', description: '', updatedAt: null }]), nextCursor: null } },
});

const setMapping = defineEndpoint({
  method: 'PUT',
  path: '/api/mappings/{kind}/{source}',
  chapter,
  title: 'Set a mapping',
  says: [
    'Makes the mapping, or overwrites yours of the same source. It holds from the next scoring pass of a person on, for the events that are stored already too.',
    'A target that is no canonical name is stored as null, and `warnings` says so.',
  ].join(' '),
  needs: 'settings:write',
  params,
  body: z.strictObject({
    target: identifier('target', 64).nullable().meta({ description: 'A canonical event type (LOGIN_SUCCESS, PASSWORD_RESET, PURCHASE) or identity field (EMAIL, FULL_NAME); null: it means nothing.' }),
    description: z.string({ error: 'Use a text.' }).max(1_000, 'Use at most 1000 characters.').refine((text) => !text.includes('\u0000'), 'The character U+0000 cannot be stored.').default(''),
  }),
  answer: { status: 200, schema: mapping.extend({ warnings: z.array(warning) }).meta({ id: 'MappingWithWarnings' }) },
  errors: [],
  example: {
    params: { kind: 'EVENT_TYPE', source: example.source },
    body: { target: 'LOGIN_FAILED', description: example.description },
    answer: { ...example, warnings: [] },
  },
});

const deleteMapping = defineEndpoint({
  method: 'DELETE',
  path: '/api/mappings/{kind}/{source}',
  chapter,
  title: 'Delete a mapping',
  says: 'Only your own can be deleted; to switch a global one off, set the same source to null.',
  needs: 'settings:write',
  params,
  answer: { status: 204 },
  errors: ['MAPPING_NOT_FOUND'],
  example: { params: { kind: 'EVENT_TYPE', source: example.source }, answer: null },
});

const unmapped = z
  .strictObject({
    source: z.string(),
    events: z.int().meta({ description: 'How many were accepted in this month and the two before.' }),
    lastAt: utc(),
    suggestion: z.string().nullable().meta({ description: 'The canonical type with the most similar name, when one is similar.' }),
  })
  .meta({ id: 'UnmappedEventType' });

const listUnmapped = defineEndpoint({
  method: 'GET',
  path: '/api/mappings/unmapped',
  chapter,
  title: 'Event types without a mapping',
  says: 'The types of your events of the last three months that no mapping knows, the newest first. Such events are stored and counted, but say nothing to the analyzers that look at what was done.',
  needs: 'settings:read',
  query: z.strictObject(pageQuery),
  answer: { status: 200, schema: page(unmapped) },
  errors: [],
  example: { query: {}, answer: wholePage([{ source: 'user.signin_wrong_password', events: 1_204, lastAt: '2026-11-20T13:00:00.000Z', suggestion: null }]) },
});

const slug = z.string().regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'Use lower_snake_case.').max(64, 'Use at most 64 characters.');
/** Of a dataset to look for: another spelling is not found, which says enough. */
const knownSlug = identifier('slug', 64);
const key = identifier('key', 256);
const value = identifier('value', 1_024).nullable();

const dataset = z.strictObject({ slug, scope, entries: z.int() }).meta({ id: 'Dataset' });

const entry = z
  .strictObject({
    key: z.string(),
    value: z.string().nullable().meta({ description: 'null: the global entry of this key is switched off.' }),
    scope,
  })
  .meta({ id: 'DatasetEntry' });

const own = { key: '203.0.113.7', value: 'Chargebacks in March', scope: 'CUSTOMER' };

const listDatasets = defineEndpoint({
  method: 'GET',
  path: '/api/datasets',
  chapter,
  title: 'List datasets',
  says: 'The look-up tables, one line for each slug and scope. Your own entries under the slug of a global one add to it or override its keys.',
  needs: 'settings:read',
  answer: { status: 200, schema: z.strictObject({ items: z.array(dataset), total: z.int() }) },
  errors: [],
  example: {
    answer: { items: [{ slug: 'disposable_email_domains', scope: 'GLOBAL', entries: 151_700 }, { slug: 'relay_email_domains', scope: 'GLOBAL', entries: 18 }, { slug: 'suspicious_ips', scope: 'CUSTOMER', entries: 2 }], total: 3 },
  },
});

const listDatasetEntries = defineEndpoint({
  method: 'GET',
  path: '/api/datasets/{slug}/entries',
  chapter,
  title: 'Entries of a dataset',
  says: 'Your own before the global ones that they do not override. In `disposable_email_domains` and `relay_email_domains` the keys are domains in lower case; what you say of one holds for all that lie below it.',
  needs: 'settings:read',
  params: z.strictObject({ slug: knownSlug }),
  query: z.strictObject({ ...pageQuery, cursor: pageCursor(), term: term('the key or the value') }).check(cursorOrOffset),
  answer: { status: 200, schema: cursorPage(entry) },
  errors: ['CURSOR_INVALID', 'DATASET_NOT_FOUND'],
  example: { params: { slug: 'suspicious_ips' }, query: { term: '203.0.113.' }, answer: { ...wholePage([own]), nextCursor: null } },
});

const setDatasetEntry = defineEndpoint({
  method: 'PUT',
  path: '/api/datasets/{slug}/entries/{key}',
  chapter,
  title: 'Set an entry of a dataset',
  says: 'Makes the dataset with its first entry. The same key overwrites.',
  needs: 'settings:write',
  params: z.strictObject({ slug, key }),
  body: z.strictObject({ value }),
  answer: { status: 200, schema: entry },
  errors: [],
  example: { params: { slug: 'suspicious_ips', key: own.key }, body: { value: own.value }, answer: own },
});

const setDatasetEntries = defineEndpoint({
  method: 'POST',
  path: '/api/datasets/{slug}/entries',
  chapter,
  title: 'Set many entries of a dataset',
  says: 'Up to 10,000 at once, all or none. The same key overwrites; of a key that is given twice the last counts.',
  needs: 'settings:write',
  params: z.strictObject({ slug }),
  body: z.strictObject({ entries: z.array(z.strictObject({ key, value })).min(1, 'Give at least one.').max(10_000, 'Give at most 10000.') }),
  answer: { status: 200, schema: z.strictObject({ slug, written: z.int().meta({ description: 'How many keys were made or overwritten.' }) }) },
  errors: [],
  example: { params: { slug: 'suspicious_ips' }, body: { entries: [{ key: own.key, value: own.value }] }, answer: { slug: 'suspicious_ips', written: 1 } },
});

const deleteDatasetEntry = defineEndpoint({
  method: 'DELETE',
  path: '/api/datasets/{slug}/entries/{key}',
  chapter,
  title: 'Delete an entry of a dataset',
  says: 'Only your own can be deleted; to switch a global one off, set its key to null.',
  needs: 'settings:write',
  params: z.strictObject({ slug: knownSlug, key }),
  answer: { status: 204 },
  errors: ['DATASET_ENTRY_NOT_FOUND'],
  example: { params: { slug: 'suspicious_ips', key: own.key }, answer: null },
});

export const dregsMappingsEndpoints = {
  listMappings,
  listUnmapped,
  setMapping,
  deleteMapping,
  listDatasets,
  listDatasetEntries,
  setDatasetEntry,
  setDatasetEntries,
  deleteDatasetEntry,
} as const;
