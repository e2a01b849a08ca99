import { entityStatuses } from '@app/domain';
import { z } from 'zod';
import { analysis, counterfactual, pastCycle, scoredEntity } from '../../entities/entity-answer.js';
import { analysisExample, counterfactualExample, entityExample, pastExample, scoredExample } from '../../entities/entity-example.js';
import { countryCode, entityStatus, entityType } from '../../entities/entity-input.js';
import { identifier, text } from '../../events/field.js';
import { envelope, pagination } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { moment, number, pageCursor, pageQuery, several, wholeNumber, yesOrNo } from '../../http/query.js';

const score = () => number(0, 100).optional();

const listQuery = z
  .strictObject({
    ...pageQuery(50),
    cursor: pageCursor(),
    search: text(200).meta({ description: 'A part of the name, email address, external id or tax id, upper or lower case.' }),
    type: entityType().optional(),
    status: several(entityStatus(), entityStatuses.length).optional().meta({ description: 'One or several, separated by commas.' }),
    country_code: countryCode().optional(),
    is_client: yesOrNo().optional(),
    badge: identifier('badge', 128).optional().meta({ description: 'The slug of a badge that they carry, as GET /api/badges lists them.' }),
    created_after: moment('created_after').optional().meta({ description: 'From this moment on.' }),
    created_before: moment('created_before').optional().meta({ description: 'Before this moment.' }),
    humanity_min: score(),
    humanity_max: score(),
    authenticity_min: score(),
    authenticity_max: score(),
    uniqueness_min: score(),
    uniqueness_max: score(),
    behavior_min: score(),
    behavior_max: score(),
    sort: z
      .enum(['createdAt', 'updatedAt', 'name', 'humanity', 'authenticity', 'uniqueness', 'behavior', 'lastEventAt'], {
        error: 'Use createdAt, updatedAt, name, humanity, authenticity, uniqueness, behavior or lastEventAt.',
      })
      .default('createdAt'),
    order: z.enum(['asc', 'desc'], { error: 'Use asc or desc.' }).default('desc'),
  })
  .check((check) => {
    const { cursor, offset } = check.value;
    if (cursor !== undefined && offset > 0) check.issues.push({ code: 'custom', input: check.value, path: ['offset'], message: 'Use cursor or offset, not both.' });
  });

export const listEntities = defineEndpoint({
  method: 'GET',
  path: '/entities',
  chapter: 'entities',
  title: 'List entities',
  says: 'The newest first, unless `sort` says otherwise; those without a value for it come last. Deleted ones are left out unless `status` names `deleted`. All filters must hold. `pagination.nextCursor` leads to the next page: send it as `cursor` with the same filters and order, and nothing is missed or seen twice however much is added meanwhile (in an order by what changes, unless it changes).',
  needs: 'entities:read',
  query: listQuery,
  answer: {
    status: 200,
    schema: envelope({
      entities: z.array(scoredEntity),
      pagination: pagination.extend({ nextCursor: z.string().nullable().meta({ description: 'Null on the last page.' }) }),
    }),
  },
  errors: ['CURSOR_INVALID', 'QUERY_TOO_WIDE'],
  example: {
    query: { search: 'panader', behavior_max: '50' },
    answer: { success: true, entities: [scoredExample], pagination: { total: 1, limit: 50, offset: 0, hasMore: false, nextCursor: null } },
  },
});

export const getEntity = defineEndpoint({
  method: 'GET',
  path: '/entities/{id}',
  chapter: 'entities',
  title: 'One entity',
  says: 'With its scores of now. A deleted one is not found.',
  needs: 'entities:read',
  params: z.strictObject({ id: z.string() }),
  answer: { status: 200, schema: envelope({ entity: scoredEntity }) },
  errors: ['ENTITY_NOT_FOUND'],
  example: { params: { id: entityExample.id }, answer: { success: true, entity: scoredExample } },
});

export const getEntityByExternalId = defineEndpoint({
  method: 'GET',
  path: '/entities/by-external-id/{externalId}',
  chapter: 'entities',
  title: 'One entity, by your own id',
  says: 'The id is one segment of the path: encode it, so that `a/b` becomes `a%2Fb`.',
  needs: 'entities:read',
  params: z.strictObject({ externalId: z.string() }),
  answer: { status: 200, schema: envelope({ entity: scoredEntity }) },
  errors: ['ENTITY_NOT_FOUND'],
  example: { params: { externalId: entityExample.externalId }, answer: { success: true, entity: scoredExample } },
});

export const getAnalysis = defineEndpoint({
  method: 'GET',
  path: '/entities/{id}/analysis',
  chapter: 'entities',
  title: 'The scores of an entity, explained',
  says: 'The latest cycle, with every observation. Under each score, `prior` and the contributions of its dimension add up to it, to the cent.\n\nWith `cutoff`, `counterfactuals` says for each score below it what the smallest change is that would lift it there: which observations would have to be gone, and the facts that they rest on. `change` names the facts themselves, from which value to which, as they stand at this moment: nothing is scored or stored for it.',
  needs: 'entities:read',
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({ cutoff: number(0, 100).optional().meta({ description: '0..100: below it somebody would be challenged.' }) }),
  answer: { status: 200, schema: envelope({ analysis, counterfactuals: z.array(counterfactual).optional().meta({ description: 'Only with `cutoff`.' }) }) },
  errors: ['ENTITY_NOT_FOUND', 'ANALYSIS_NOT_FOUND'],
  example: { params: { id: entityExample.id }, query: { cutoff: '60' }, answer: { success: true, analysis: analysisExample, counterfactuals: [counterfactualExample] } },
});

export const getHistory = defineEndpoint({
  method: 'GET',
  path: '/entities/{id}/history',
  chapter: 'entities',
  title: 'How the scores of an entity came about',
  says: 'The cycles that changed a score, the newest first: why each came about, which observations came, went or changed, and whether it revised a verdict.',
  needs: 'entities:read',
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({ ...pageQuery(), limit: wholeNumber({ least: 1, most: 500, otherwise: 100 }).meta({ description: 'How many to answer.' }) }),
  answer: { status: 200, schema: envelope({ history: z.array(pastCycle), pagination }) },
  errors: ['ENTITY_NOT_FOUND'],
  example: {
    params: { id: entityExample.id },
    query: { limit: '1' },
    answer: { success: true, history: [pastExample], pagination: { total: 2, limit: 1, offset: 0, hasMore: true } },
  },
});
