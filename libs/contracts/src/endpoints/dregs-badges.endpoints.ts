import { badgeTypes } from '@app/domain';
import { z } from 'zod';
import { badgeCondition, badgePreviewInput, badgeRuleChange, badgeRuleInput } from '../badges/badge-rule-input.js';
import { utc } from '../http/answer.js';
import { dregsPage, dregsPageQuery, inWholePages } from '../http/dregs-page.js';
import { defineEndpoint } from '../http/endpoint.js';

const chapter = 'dregs-badges';

const badgeRule = z
  .strictObject({
    id: z.uuid(),
    slug: z.string().meta({ description: 'From the name that it was made with. It stays when the name changes.' }),
    name: z.string(),
    type: z.enum(badgeTypes),
    priority: z.int(),
    conditions: z.array(badgeCondition),
    applyDelaySeconds: z.int(),
    removeDelaySeconds: z.int(),
    enabled: z.boolean(),
    createdAt: utc(),
    updatedAt: utc(),
  })
  .meta({ id: 'BadgeRule' });

const text = {
  name: 'Trusted Customer',
  type: 'GOOD',
  priority: 10,
  conditions: [{ type: 'SCORE_GTE', category: 'BEHAVIOR', threshold: 80 }, { type: 'IDENTITY_AGE_GT', seconds: 7_776_000 }],
  applyDelaySeconds: 86_400,
  removeDelaySeconds: 3_600,
  enabled: true,
};
const example = { id: '019ab3c2-8c31-7e12-b0a4-1d2c3b4a5f60', slug: 'trusted-customer', ...text, createdAt: '2026-11-20T12:58:11.090Z', updatedAt: '2026-11-20T12:58:11.090Z' };
const params = z.strictObject({ id: z.string() });
const byId = { params: { id: example.id } };

const listBadges = defineEndpoint({
  method: 'GET',
  path: '/api/badges',
  chapter,
  title: 'List the badges that there are',
  says: 'Those that the analyzers raise, with what each of them claims, and then those of your rules that are on. An identity carries a badge of an analyzer while the analyzer goes on seeing what raised it.',
  needs: 'rules:read',
  answer: {
    status: 200,
    schema: z.strictObject({
      items: z.array(z.strictObject({ slug: z.string(), name: z.string(), type: z.enum(badgeTypes), source: z.enum(['ANALYZER', 'RULE']), says: z.string() }).meta({ id: 'Badge' })),
      total: z.int(),
    }),
  },
  errors: [],
  example: {
    answer: {
      items: [
        { slug: 'humanity.bot', name: 'Bot', type: 'BAD', source: 'ANALYZER', says: 'A program acts in this account.' },
        { slug: example.slug, name: example.name, type: 'GOOD', source: 'RULE', says: '' },
      ],
      total: 2,
    },
  },
});

const createBadgeRule = defineEndpoint({
  method: 'POST',
  path: '/api/badges/rules',
  chapter,
  title: 'Create a badge rule',
  says: [
    'An identity carries the badge while all conditions hold: from the next time that it is scored on, and whenever a delay passes or it comes of age after that. A score that is null holds nothing. The conditions cannot ask for badges.',
    'The slug is made from the name, in lower case with hyphens, and stays. Webhook endpoints that asked for `identity.badges_changed` or `entity.badges_changed` are told once for each change.',
  ].join('\n\n'),
  needs: 'rules:write',
  body: badgeRuleInput,
  answer: { status: 201, schema: badgeRule },
  errors: ['BADGE_SLUG_TAKEN'],
  example: { body: text, answer: example },
});

const previewBadgeRule = defineEndpoint({
  method: 'POST',
  path: '/api/badges/rules/preview',
  chapter,
  title: 'See who would carry a badge',
  says: [
    'Asks the conditions about people as they are scored now, delays aside, and changes nothing. Whoever has no scores yet, or is disregarded, carries no badge and is not asked about.',
    'At most 5,000 people are asked about, so that it costs the same in a large organization: where there are more, `isSample` is true, and they are taken from fifty stretches of the time in which people came.',
  ].join('\n\n'),
  needs: 'rules:read',
  body: badgePreviewInput,
  answer: {
    status: 200,
    schema: z.strictObject({
      looked: z.int().meta({ description: 'How many were asked about.' }),
      isSample: z.boolean().meta({ description: 'There are more than were asked about.' }),
      carriers: z.int().meta({ description: 'How many of them would carry it now.' }),
      people: z.array(z.strictObject({ entityId: z.uuid(), externalId: z.string().nullable(), name: z.string().nullable(), because: z.string() })).meta({ description: 'The first ten of those, the newest first, each with the figures by which it holds.' }),
    }).meta({ id: 'BadgePreview' }),
  },
  errors: ['QUERY_TOO_WIDE'],
  example: {
    body: { conditions: text.conditions },
    answer: { looked: 1_204, isSample: false, carriers: 1, people: [{ entityId: '019ab3c2-8c31-7e12-b0a4-1d2c3b4a5f61', externalId: 'client-100', name: 'Marina Quiroga', because: 'BEHAVIOR is 91.5, at least 80. Known for more than 90 days.' }] },
  },
});

const listBadgeRules = defineEndpoint({
  method: 'GET',
  path: '/api/badges/rules',
  chapter,
  title: 'List badge rules',
  says: 'Those of the highest priority first.',
  needs: 'rules:read',
  query: inWholePages(z.strictObject(dregsPageQuery)),
  answer: { status: 200, schema: dregsPage(badgeRule) },
  errors: [],
  example: { answer: { items: [example], total: 1, limit: 25, offset: 0, hasMore: false } },
});

const getBadgeRule = defineEndpoint({
  method: 'GET',
  path: '/api/badges/rules/{id}',
  chapter,
  title: 'One badge rule',
  says: 'As it is now.',
  needs: 'rules:read',
  params,
  answer: { status: 200, schema: badgeRule },
  errors: ['BADGE_RULE_NOT_FOUND'],
  example: { ...byId, answer: example },
});

const changeBadgeRule = defineEndpoint({
  method: 'PATCH',
  path: '/api/badges/rules/{id}',
  chapter,
  title: 'Change a badge rule',
  says: 'Fields that are left out stay as they are, and so does the slug. Identities that carry the badge, or wait for it, are held against the changed rule when they are next scored. The badge of a rule that is off is not shown.',
  needs: 'rules:write',
  params,
  body: badgeRuleChange,
  answer: { status: 200, schema: badgeRule },
  errors: ['BADGE_RULE_NOT_FOUND'],
  example: { ...byId, body: { priority: 20 }, answer: { ...example, priority: 20, updatedAt: '2026-11-20T13:40:52.711Z' } },
});

const deleteBadgeRule = defineEndpoint({
  method: 'DELETE',
  path: '/api/badges/rules/{id}',
  chapter,
  title: 'Delete a badge rule',
  says: 'Its badge is shown no more from now on. Endpoints are told that an identity lost it when that identity is next scored.',
  needs: 'rules:write',
  params,
  answer: { status: 204 },
  errors: ['BADGE_RULE_NOT_FOUND'],
  example: { ...byId, answer: undefined },
});

export const dregsBadgesEndpoints = { listBadges, createBadgeRule, previewBadgeRule, listBadgeRules, getBadgeRule, changeBadgeRule, deleteBadgeRule } as const;
