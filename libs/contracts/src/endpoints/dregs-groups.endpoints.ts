import { normalizeGroupType } from '@app/domain';
import { z } from 'zod';
import { identifier } from '../events/field.js';
import { json, utc } from '../http/answer.js';
import { dregsPage, dregsPageQuery, inWholePages, sortQuery } from '../http/dregs-page.js';
import { defineEndpoint } from '../http/endpoint.js';
import { freeObject } from '../http/free-json.js';

/** In bytes of JSON, with all that was merged before. */
export const GROUP_DATA_LIMIT = 32 * 1024;

/** In whatever spelling it comes, it is read as lower_snake_case. */
const groupType = () =>
  identifier('type', 64)
    .transform(normalizeGroupType)
    .refine((type) => type !== '', 'Use a letter or a digit at least.');

const listed = z
  .strictObject({
    type: z.string().meta({ description: 'In lower_snake_case.' }),
    id: z.string(),
    displayName: z.string().meta({ description: 'The name in its data, else its id.' }),
    memberCount: z.int(),
    firstSeenAt: utc(),
    lastTrackedAt: utc(),
  })
  .meta({ id: 'DregsGroup' });

const group = listed.extend({ data: json().meta({ description: 'Merged over time. Keys that begin with an underscore are left out.' }) }).meta({ id: 'DregsGroupWithData' });

const item = { type: 'organization', id: 'acme-pagos', displayName: 'Acme Pagos', memberCount: 12, firstSeenAt: '2026-11-01T12:00:00.000Z', lastTrackedAt: '2026-11-20T13:00:00.000Z' };
const example = { ...item, data: { name: 'Acme Pagos', tier: 'gold' } };

const params = z.strictObject({ type: groupType(), id: identifier('id', 256) });
const chapter = 'dregs-groups';
const byId = { params: { type: item.type, id: item.id } };

const listGroups = defineEndpoint({
  method: 'GET',
  path: '/api/groups',
  chapter,
  title: 'List groups',
  says: 'Groups are the organizations, teams or workspaces that you report with events; nothing is detected. Lists leave `data` out.',
  needs: 'entities:read',
  query: inWholePages(
    z.strictObject({
      ...dregsPageQuery,
      ...sortQuery(['lastTrackedAt', 'firstSeenAt', 'displayName']),
      type: groupType().optional(),
      term: identifier('term', 256).optional().meta({ description: 'Part of the id or the name.' }),
      identity: identifier('identity', 256).optional().meta({ description: 'The id of a member.' }),
    }),
  ),
  answer: { status: 200, schema: dregsPage(listed) },
  errors: ['QUERY_TOO_WIDE'],
  example: { query: { type: 'organization' }, answer: { items: [item], total: 1, limit: 25, offset: 0, hasMore: false } },
});

const getGroup = defineEndpoint({
  method: 'GET',
  path: '/api/groups/{type}/{id}',
  chapter,
  title: 'One group',
  says: 'With its data.',
  needs: 'entities:read',
  params,
  answer: { status: 200, schema: group },
  errors: ['GROUP_NOT_FOUND'],
  example: { ...byId, answer: example },
});

const putGroup = defineEndpoint({
  method: 'PUT',
  path: '/api/groups/{type}/{id}',
  chapter,
  title: 'Create a group or tell more about it',
  says: 'The data are merged into what is known: a key that is sent replaces its value, the others stay. 32 KB in all.',
  needs: 'entities:update',
  params,
  body: z.strictObject({ data: freeObject(GROUP_DATA_LIMIT).default({}) }),
  answer: { status: 200, schema: group },
  errors: ['METADATA_TOO_LARGE'],
  example: { ...byId, body: { data: { tier: 'gold' } }, answer: example },
});

const removeMember = defineEndpoint({
  method: 'DELETE',
  path: '/api/groups/{type}/{id}/members/{identityId}',
  chapter,
  title: 'Take an identity out of a group',
  says: 'An event that names the group makes it a member again. Whoever is no member stays none.',
  needs: 'entities:update',
  params: params.extend({ identityId: identifier('identityId', 256) }),
  answer: { status: 204 },
  errors: ['GROUP_NOT_FOUND', 'ENTITY_NOT_FOUND'],
  example: { params: { ...byId.params, identityId: 'user_12345' }, answer: undefined },
});

export const dregsGroupsEndpoints = { listGroups, getGroup, putGroup, removeMember } as const;
