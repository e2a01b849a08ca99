import { z } from 'zod';
import { identifier } from '../events/field.js';
import { dregsPage, dregsPageQuery, inWholePages, sortQuery } from '../http/dregs-page.js';
import { defineEndpoint } from '../http/endpoint.js';
import { number, wholeNumber } from '../http/query.js';
import { analysisExample, historyExample, identityExample, linksExample } from './dregs-identities/examples.js';
import { analysis, historyEntry, identity, links, score } from './dregs-identities/shapes.js';

const params = z.strictObject({ id: identifier('id', 256) });
const errors = ['ENTITY_NOT_FOUND'] as const;
const chapter = 'dregs-identities';
const byId = { params: { id: identityExample.id } };

const points = () => number(0, 100).optional();

const listIdentities = defineEndpoint({
  method: 'GET',
  path: '/api/identities',
  chapter,
  title: 'List identities',
  says: 'Those that were never tracked or have no such score come last, in either direction. A score filter leaves out whoever has no score of that category.',
  needs: 'entities:read',
  query: inWholePages(
    z.strictObject({
      ...dregsPageQuery,
      ...sortQuery(['lastTrackedAt', 'firstSeenAt', 'lastScoredAt', 'humanityScore', 'authenticityScore', 'uniquenessScore', 'behaviorScore']),
      term: identifier('term', 256).optional().meta({ description: 'Part of the id, the display name, the e-mail address or the user name.' }),
      device: identifier('device', 256).optional().meta({ description: 'The fingerprint of a device that they used.' }),
      group: identifier('group', 256).optional(),
      groupType: identifier('groupType', 256).optional().meta({ description: 'The type of group; organization when it is left out.' }),
      badge: identifier('badge', 256).optional().meta({ description: 'The slug of a badge that they carry.' }),
      humanityMin: points(),
      humanityMax: points(),
      authenticityMin: points(),
      authenticityMax: points(),
      uniquenessMin: points(),
      uniquenessMax: points(),
      behaviorMin: points(),
      behaviorMax: points(),
    }),
  ),
  answer: { status: 200, schema: dregsPage(identity) },
  errors: ['QUERY_TOO_WIDE'],
  example: { query: { uniquenessMax: '50', sort: 'uniquenessScore', direction: 'asc' }, answer: { items: [identityExample], total: 1, limit: 25, offset: 0, hasMore: false } },
});

const getIdentity = defineEndpoint({
  method: 'GET',
  path: '/api/identities/{id}',
  chapter,
  title: 'One identity',
  says: 'The id is percent-encoded as one path segment: a/b is asked for as a%2Fb.',
  needs: 'entities:read',
  params,
  answer: { status: 200, schema: identity },
  errors,
  example: { ...byId, answer: identityExample },
});

const getIdentityScores = defineEndpoint({
  method: 'GET',
  path: '/api/identities/{id}/scores',
  chapter,
  title: 'The scores of an identity',
  says: 'A category without evidence is absent; a new identity has none.',
  needs: 'entities:read',
  params,
  answer: { status: 200, schema: z.array(score) },
  errors,
  example: { ...byId, answer: [{ category: 'HUMANITY', value: 84 }, { category: 'UNIQUENESS', value: 41 }] },
});

const getIdentityAnalysis = defineEndpoint({
  method: 'GET',
  path: '/api/identities/{id}/analysis',
  chapter,
  title: 'The latest analysis of an identity',
  says: 'The scores with every observation behind them. 404 until the first cycle is done.',
  needs: 'entities:read',
  params,
  answer: { status: 200, schema: analysis },
  errors: [...errors, 'ANALYSIS_NOT_FOUND'],
  example: { ...byId, answer: analysisExample },
});

const getIdentityCycle = defineEndpoint({
  method: 'GET',
  path: '/api/identities/{id}/analysis/{cycle}',
  chapter,
  title: 'A past analysis of an identity',
  says: 'By the id of an entry of the history.',
  needs: 'entities:read',
  params: params.extend({ cycle: z.string() }),
  answer: { status: 200, schema: analysis },
  errors: [...errors, 'ANALYSIS_NOT_FOUND'],
  example: { params: { id: identityExample.id, cycle: String(analysisExample.id) }, answer: analysisExample },
});

const getIdentityHistory = defineEndpoint({
  method: 'GET',
  path: '/api/identities/{id}/history',
  chapter,
  title: 'How the scores of an identity changed',
  says: 'The newest first. A cycle that changed no score has no entry.',
  needs: 'entities:read',
  params,
  query: z.strictObject({ limit: wholeNumber({ least: 1, most: 500, otherwise: 100 }) }),
  answer: { status: 200, schema: z.array(historyEntry) },
  errors,
  example: { ...byId, query: { limit: '2' }, answer: historyExample },
});

const getIdentityLinks = defineEndpoint({
  method: 'GET',
  path: '/api/identities/{id}/links',
  chapter,
  title: 'Whom an identity is tied to',
  says: [
    'Direct links with their evidence, the strongest first, at most 100 identities. Walk hop by hop to see a ring.',
    'The links come from the last 200 events and 20 devices of the identity. A session or a device ties strongly. An account that both sent to, and the same first four steps within half an hour at the same pace, with the same agent from the same block of addresses, are weak alone, and so is the address of a line that people have of their own, network class `consumer`; behind a relay, a VPN, a data centre, a carrier of phones or an unknown network, and on private addresses, strangers meet, who are not tied. What more than 25 people have in common (the address of an office, a very common name) is left out and named in `leftOut`. E-mail addresses are similar when they are equal without case, dots and what follows a plus; names when their words are equal without case, accents and order, two words at least.',
  ].join('\n\n'),
  needs: 'entities:read',
  params,
  answer: { status: 200, schema: links },
  errors: [...errors, 'QUERY_TOO_WIDE'],
  example: { ...byId, answer: linksExample },
});

const analyzeIdentity = defineEndpoint({
  method: 'POST',
  path: '/api/identities/{id}/actions/analyze',
  chapter,
  title: 'Score an identity again',
  says: 'Asks for a new cycle and does not wait for it. A disregarded identity is not scored.',
  needs: 'entities:analyze',
  params,
  answer: { status: 201 },
  errors,
  example: { ...byId, answer: undefined },
});

const disregardIdentity = defineEndpoint({
  method: 'POST',
  path: '/api/identities/{id}/actions/disregard',
  chapter,
  title: 'Disregard an identity',
  says: [
    'For staff, testers and load-test accounts, not to mark somebody as fine. It is no longer scored and no rule looks at it: its open alerts end. It does not count any more among those who have something in common with others, and up to 500 identities that share its devices, sessions, addresses, destinations, e-mail address, name or tax id are scored again.',
    'A device that it used goes on counting for the others who use it; disregard the device to change that. Undone by `regard`. Doing it twice changes nothing.',
  ].join('\n\n'),
  needs: 'entities:update',
  params,
  answer: { status: 200, schema: identity },
  errors,
  example: { ...byId, answer: { ...identityExample, disregarded: true } },
});

const regardIdentity = defineEndpoint({
  method: 'POST',
  path: '/api/identities/{id}/actions/regard',
  chapter,
  title: 'Regard an identity again',
  says: 'Undoes `disregard`: it is scored again, and so are up to 500 identities that have something in common with it.',
  needs: 'entities:update',
  params,
  answer: { status: 200, schema: identity },
  errors,
  example: { ...byId, answer: identityExample },
});

export const dregsIdentitiesEndpoints = {
  listIdentities,
  getIdentity,
  getIdentityScores,
  getIdentityAnalysis,
  getIdentityCycle,
  getIdentityHistory,
  getIdentityLinks,
  analyzeIdentity,
  disregardIdentity,
  regardIdentity,
} as const;
