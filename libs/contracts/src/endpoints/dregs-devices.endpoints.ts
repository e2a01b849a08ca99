import { z } from 'zod';
import { identifier } from '../events/field.js';
import { utc } from '../http/answer.js';
import { dregsPage, dregsPageQuery, inWholePages, sortQuery } from '../http/dregs-page.js';
import { defineEndpoint } from '../http/endpoint.js';

const device = z
  .strictObject({
    fingerprint: z.string(),
    ip: z.string().nullable().optional().meta({ description: 'Of its newest event, as the place.' }),
    city: z.string().nullable(),
    country: z.string().nullable(),
    asn: z.int().nullable(),
    asName: z.string().nullable(),
    userAgent: z.string().nullable(),
    identities: z.array(z.string()).optional().meta({ description: 'The ids of those who used it, the latest first, at most 100.' }),
    identityCount: z.int().optional().meta({ description: 'How many used it in all.' }),
    firstSeenAt: utc(),
    lastSeenAt: utc(),
    disregarded: z.boolean(),
    usedByDisregarded: z.boolean().optional().meta({ description: 'Whether any identity that used it is disregarded.' }),
  })
  .meta({ id: 'DregsDevice' });

const example = {
  fingerprint: '840e89e4d46efd67',
  ip: '190.16.0.1',
  city: 'Buenos Aires',
  country: 'AR',
  asn: 7303,
  asName: 'Telecom Argentina S.A.',
  userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  identities: ['user_12345', 'user_99801'],
  identityCount: 2,
  firstSeenAt: '2026-11-18T09:12:44.310Z',
  lastSeenAt: '2026-11-20T13:00:00.000Z',
  disregarded: false,
  usedByDisregarded: false,
};

const params = z.strictObject({ fingerprint: identifier('fingerprint', 256) });
const chapter = 'dregs-devices';
const byFingerprint = { params: { fingerprint: example.fingerprint } };

const listFingerprints = defineEndpoint({
  method: 'GET',
  path: '/api/devices',
  chapter,
  title: 'List devices by fingerprint',
  says: 'Those seen last come first. A device that several identities used is one item here.',
  needs: 'devices:read',
  query: inWholePages(
    z.strictObject({
      ...dregsPageQuery,
      ...sortQuery(['lastSeenAt', 'firstSeenAt']),
      identity: identifier('identity', 256).optional().meta({ description: 'The id of an identity that used it.' }),
      term: identifier('term', 256).optional().meta({ description: 'Part of the user agent, the fingerprint or the address.' }),
    }),
  ),
  answer: { status: 200, schema: dregsPage(device) },
  errors: ['QUERY_TOO_WIDE'],
  example: { query: { identity: 'user_12345' }, answer: { items: [example], total: 1, limit: 25, offset: 0, hasMore: false } },
});

const getFingerprint = defineEndpoint({
  method: 'GET',
  path: '/api/devices/{fingerprint}',
  chapter,
  title: 'One device by its fingerprint',
  says: 'A key without `devices:read`, such as a publishable one, learns nothing about people: `identities`, `identityCount`, `usedByDisregarded` and `ip` are absent from its answer. Fingerprints of equal machines may collide, and the address would be that of somebody else.',
  needs: 'devices:lookup',
  params,
  answer: { status: 200, schema: device },
  errors: ['DEVICE_NOT_FOUND'],
  example: { ...byFingerprint, answer: example },
});

const disregardFingerprint = defineEndpoint({
  method: 'POST',
  path: '/api/devices/{fingerprint}/actions/disregard',
  chapter,
  title: 'Disregard a device',
  says: 'For test machines and kiosks: sharing it is held against nobody. Up to 500 identities that used it are scored again. Undone by `regard`.',
  needs: 'devices:write',
  params,
  answer: { status: 200, schema: device },
  errors: ['DEVICE_NOT_FOUND'],
  example: { ...byFingerprint, answer: { ...example, disregarded: true } },
});

const regardFingerprint = defineEndpoint({
  method: 'POST',
  path: '/api/devices/{fingerprint}/actions/regard',
  chapter,
  title: 'Regard a device again',
  says: 'Undoes `disregard`. Up to 500 identities that used it are scored again.',
  needs: 'devices:write',
  params,
  answer: { status: 200, schema: device },
  errors: ['DEVICE_NOT_FOUND'],
  example: { ...byFingerprint, answer: example },
});

export const dregsDevicesEndpoints = { listFingerprints, getFingerprint, disregardFingerprint, regardFingerprint } as const;
