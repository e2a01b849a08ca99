import { z } from 'zod';
import { identifier } from '../events/field.js';
import { envelope, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { permissions, publishablePermissions } from '../http/permissions.js';

const MOST_ORIGINS = 50;

/** As browsers write it: scheme, host and the port unless it is the scheme's own. */
const origin = z
  .string()
  .max(256, 'Use at most 256 characters.')
  .refine(isOrigin, 'Use an origin as browsers send it: scheme, host and perhaps a port, for example https://app.example.com.')
  .transform((given) => new URL(given).origin);

function isOrigin(given: string): boolean {
  return URL.canParse(given) && /^https?:\/\/[^/?#@]+\/?$/i.test(given);
}

const allowedOrigins = z
  .array(origin)
  .max(MOST_ORIGINS, `Use at most ${MOST_ORIGINS} origins.`)
  .meta({ description: 'Publishable keys only: the sites that may use it, each as an origin. Empty: every site.' });

const name = identifier('name', 200);

const permission = z.enum(permissions, { error: 'No permission is called so.' });

const keyInput = z
  .strictObject({
    name,
    kind: z.enum(['secret', 'publishable'], { error: 'Use secret or publishable.' }).default('secret'),
    permissions: z
      .array(permission)
      .min(1, 'Name at least one permission.')
      .optional()
      .meta({ description: `Left out: what the asking key may do, or for a publishable key ${publishablePermissions.join(' and ')}, which is also the most that one may have.` }),
    allowedOrigins: allowedOrigins.optional(),
    expiresAt: z.iso.datetime({ offset: true, error: 'Use ISO 8601 with a zone, for example 2027-01-30T14:30:00Z.' }).refine((value) => value < '2200', 'Use a moment before 2200.').optional(),
  })
  .check(({ value, issues }) => {
    if (value.kind === 'secret' && value.allowedOrigins?.length) {
      issues.push({ code: 'custom', input: value.allowedOrigins, path: ['allowedOrigins'], message: 'Only a publishable key has origins: a secret one never leaves your servers.' });
    }
    const beyond = value.kind === 'publishable' ? (value.permissions ?? []).filter((one) => !publishablePermissions.some((allowed) => allowed === one)) : [];
    if (beyond.length > 0) {
      issues.push({ code: 'custom', input: beyond, path: ['permissions'], message: `A publishable key sits in browsers, where everybody can read it: it may only have ${publishablePermissions.join(' and ')}.` });
    }
  });

const keyChange = z.strictObject({
  name: name.optional(),
  enabled: z.boolean({ error: 'Use true or false.' }).optional().meta({ description: 'false: refused from now on, until it is true again.' }),
  allowedOrigins: allowedOrigins.optional(),
});

const shown = {
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['secret', 'publishable']),
  prefix: z.string().meta({ description: 'Its first characters, to recognise it by.' }),
  permissions: z.array(z.string()),
  allowedOrigins: z.array(z.string()),
  createdAt: utc(),
  expiresAt: utc().nullable(),
  disabledAt: utc().nullable(),
  revokedAt: utc().nullable(),
};

const apiKey = z.strictObject(shown).meta({ id: 'ApiKey' });
const newKey = z.strictObject({ ...shown, key: z.string().meta({ description: 'The key itself: in this answer and never again.' }) }).meta({ id: 'NewApiKey' });

const params = z.strictObject({ id: z.string() });

const example = {
  id: '019ab3c2-7d10-7c4e-9f6b-2f1d5e7a9c10',
  name: 'Web shop',
  kind: 'publishable',
  prefix: 'pk_Zr3uX8Qw',
  permissions: [...publishablePermissions],
  allowedOrigins: ['https://app.pagos.example'],
  createdAt: '2026-11-20T12:00:00.000Z',
  expiresAt: null,
  disabledAt: null,
  revokedAt: null,
} as const;

const createApiKey = defineEndpoint({
  method: 'POST',
  path: '/api-keys',
  chapter: 'keys',
  title: 'Create an API key',
  says: 'The key is in this answer and is never shown again. It cannot do more than the key that makes it.\n\nA pair as Dregs has it, one key for the browser and one for the server, is two calls: one with `kind` publishable, one with `kind` secret.',
  needs: 'keys:write',
  body: keyInput,
  answer: { status: 201, schema: envelope({ apiKey: newKey }) },
  errors: [],
  example: {
    body: { name: 'Web shop', kind: 'publishable', allowedOrigins: ['https://app.pagos.example'] },
    answer: { success: true, apiKey: { ...example, key: 'pk_Zr3uX8QwN5vGk2LmT7yBc1DfH9jP4sAe' } },
  },
});

const listApiKeys = defineEndpoint({
  method: 'GET',
  path: '/api-keys',
  chapter: 'keys',
  title: 'List API keys',
  says: 'The oldest first, revoked ones too.',
  needs: 'keys:read',
  query: z.strictObject({}),
  answer: { status: 200, schema: envelope({ apiKeys: z.array(apiKey) }) },
  errors: [],
  example: { answer: { success: true, apiKeys: [example] } },
});

const changeApiKey = defineEndpoint({
  method: 'PATCH',
  path: '/api-keys/{id}',
  chapter: 'keys',
  title: 'Change an API key',
  says: 'Fields that are left out stay as they are. Every process follows within two seconds. A revoked key cannot be changed.',
  needs: 'keys:write',
  params,
  body: keyChange,
  answer: { status: 200, schema: envelope({ apiKey }) },
  errors: ['API_KEY_NOT_FOUND'],
  example: { params: { id: example.id }, body: { enabled: false }, answer: { success: true, apiKey: { ...example, disabledAt: '2026-11-21T09:30:00.000Z' } } },
});

const revokeApiKey = defineEndpoint({
  method: 'DELETE',
  path: '/api-keys/{id}',
  chapter: 'keys',
  title: 'Revoke an API key',
  says: 'For good: to refuse a key for a while, disable it. It stops working within two seconds.',
  needs: 'keys:write',
  params,
  answer: { status: 204 },
  errors: ['API_KEY_NOT_FOUND'],
  example: { params: { id: example.id }, answer: undefined },
});

export const keysEndpoints = { createApiKey, listApiKeys, changeApiKey, revokeApiKey } as const;
