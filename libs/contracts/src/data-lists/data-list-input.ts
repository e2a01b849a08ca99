import { comparedKey, longestListValue } from '@app/domain';
import { z } from 'zod';
import { METADATA_LIMIT } from '../events/event-input.js';
import { identifier, text } from '../events/field.js';
import { freeObject } from '../http/free-json.js';

export const listType = () =>
  z
    .string({ error: 'Use a text.' })
    .regex(/^[a-z][a-z0-9_]{0,63}$/, 'Use lower_snake_case of at most 64 characters, for example ip_blocklist.')
    .meta({
      description:
        'custom, company_blocklist, document_blocklist, keyword_list, ip_blocklist, email_blocklist, phone_blocklist, device_blocklist, or a word of your own. ' +
        'What begins with `ip_` holds addresses and networks (CIDR); what begins with `document_` is compared by letters and digits only; the rest trimmed and in lower case.',
    });

const jsonObject = (name: string) => freeObject(METADATA_LIMIT, `${name} must be a JSON object.`);

const fields = {
  name: identifier('name', 200),
  source: identifier('source', 200),
  description: text(1_000),
  config: jsonObject('config'),
  fieldMappings: jsonObject('fieldMappings'),
  priority: z.int({ error: 'Use a whole number.' }).min(1, 'Use at least 1.').max(100, 'Use at most 100.'),
  isGlobal: z.boolean({ error: 'Use true or false.' }),
};

export const dataListInput = z.strictObject({
  ...fields,
  type: listType(),
  source: fields.source.default('manual'),
  config: fields.config.default({}),
  fieldMappings: fields.fieldMappings.default({}),
  priority: fields.priority.default(50),
  isGlobal: fields.isGlobal.default(false),
});

export type DataListInput = z.output<typeof dataListInput>;

export const dataListChange = z.strictObject(fields).partial();

const value = (name: string) => identifier(name, longestListValue);

export const dataListItemInput = z.strictObject({
  primaryValue: value('primaryValue'),
  searchKeys: z.array(value('searchKeys'), { error: 'Use a list of texts.' }).min(1, 'Give at least one, or leave it out.').max(20, 'Give at most 20.').optional().meta({
    description: 'What finds it. Left out: primaryValue. Given: only these.',
  }),
  itemData: jsonObject('itemData').default({}),
  metadata: jsonObject('metadata').default({}),
});

export type DataListItemInput = z.output<typeof dataListItemInput>;

/** The same for an item of a list of a known type: says which of its keys such a list cannot hold. */
export const itemOfType = (type: string) =>
  dataListItemInput.superRefine(({ primaryValue, searchKeys }, context) => {
    const mistake = type.startsWith('ip_') ? 'It is neither an address nor a network, for example 190.16.0.1 or 190.16.0.0/16.' : 'It holds nothing that can be compared.';
    const given = searchKeys?.map((key, n) => ({ key, path: ['searchKeys', n] })) ?? [{ key: primaryValue, path: ['primaryValue'] }];
    for (const { key, path } of given) if (comparedKey(type, key) === null) context.addIssue({ code: 'custom', path, message: mistake });
  });

const searchValue = value('searchValue').meta({ description: 'Compared as the keys are.' });

const options = z
  .strictObject({
    includeMetadata: z.boolean({ error: 'Use true or false.' }).default(true).meta({ description: 'Whether matches carry itemData and metadata.' }),
    useCache: z.boolean({ error: 'Use true or false.' }).default(true).meta({ description: 'Taken and not needed: every check looks at the lists as they are.' }),
  })
  .prefault({});

export const findInput = z.strictObject({ searchValue, limit: z.int({ error: 'Use a whole number.' }).min(1, 'Use at least 1.').max(100, 'Use at most 100.').default(10) });

export const checkInput = z.strictObject({ searchValue, options });

/** The most checks at once. */
export const CHECKS_AT_ONCE = 1_000;

export const bulkCheckInput = z.strictObject({ checks: z.array(z.strictObject({ listType: listType(), searchValue }), { error: 'checks must be a list.' }).min(1, 'Give at least one.'), options });
