import { z } from 'zod';
import { cursorPagination, envelope, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { cursorOrOffset, pageCursor, pageQuery } from '../http/query.js';
import { queueNames } from '../queues/catalogue.js';

const operatorsOnly = 'For the organization that operates the installation: the stations serve all of them.';
const params = z.strictObject({ station: z.enum(queueNames, { error: `Use ${queueNames.join(', ')}.` }) });
const held = { status: 200, schema: envelope({ station: z.enum(queueNames), pausedAt: utc().nullable() }) } as const;
const ofBuried = z.strictObject({ id: z.string() });

const buried = z
  .strictObject({
    id: z.string(),
    stage: z.enum(['received', 'located', 'scored']),
    eventIds: z.array(z.uuid()),
    entityIds: z.array(z.uuid()),
    attempts: z.int(),
    reason: z.string().nullable(),
    acceptedAt: utc(),
    buriedAt: utc(),
  })
  .meta({ id: 'BuriedBatch' });

const pauseStation = defineEndpoint({
  method: 'POST',
  path: '/queues/{station}/pause',
  chapter: 'queues',
  title: 'Hold a station',
  says: `Work goes on being accepted and waits in the ledger; nothing counts as failed meanwhile. It holds over restarts, and when Redis loses everything. ${operatorsOnly}`,
  needs: 'queues:write',
  params,
  answer: held,
  errors: [],
  example: { params: { station: 'delivery' }, answer: { success: true, station: 'delivery', pausedAt: '2026-11-20T12:00:00.000Z' } },
});

const resumeStation = defineEndpoint({
  method: 'POST',
  path: '/queues/{station}/resume',
  chapter: 'queues',
  title: 'Let a station go on',
  says: `What waited is rung for within seconds. ${operatorsOnly}`,
  needs: 'queues:write',
  params,
  answer: held,
  errors: [],
  example: { params: { station: 'delivery' }, answer: { success: true, station: 'delivery', pausedAt: null } },
});

const ringAll = defineEndpoint({
  method: 'POST',
  path: '/queues/ring',
  chapter: 'queues',
  title: 'Ring for everything that waits',
  says: `Nothing is done twice by it. ${operatorsOnly}`,
  needs: 'queues:write',
  answer: { status: 200, schema: envelope({ rung: z.int().meta({ description: 'How many batches and deliveries were not due yet.' }) }) },
  errors: [],
  example: { answer: { success: true, rung: 3 } },
});

const listBuried = defineEndpoint({
  method: 'GET',
  path: '/queues/buried',
  chapter: 'queues',
  title: 'List buried work',
  says: `Batches of one event that kept failing, with the reason of the last failure, the newest first. \`pagination.nextCursor\` leads to the next page, also while some are played again. ${operatorsOnly}`,
  needs: 'queues:read',
  query: z.strictObject({ ...pageQuery(50), cursor: pageCursor() }).check(cursorOrOffset),
  answer: { status: 200, schema: envelope({ buried: z.array(buried), pagination: cursorPagination }) },
  errors: ['CURSOR_INVALID'],
  example: {
    answer: {
      success: true,
      buried: [
        { id: '88', stage: 'received', eventIds: ['019ab3c0-7c1e-7d20-8a55-0f3c9be1a611'], entityIds: [], attempts: 5, reason: 'this event cannot be placed', acceptedAt: '2026-11-20T12:00:00.000Z', buriedAt: '2026-11-20T12:02:10.000Z' },
      ],
      pagination: { total: 1, limit: 50, offset: 0, hasMore: false, nextCursor: null },
    },
  },
});

const replayBuried = defineEndpoint({
  method: 'POST',
  path: '/queues/buried/{id}/replay',
  chapter: 'queues',
  title: 'Play a buried batch again',
  says: `As if it had never failed, at the station where it stopped. ${operatorsOnly}`,
  needs: 'queues:write',
  params: ofBuried,
  answer: { status: 202, schema: envelope({ id: z.string() }) },
  errors: ['BURIED_NOT_FOUND'],
  example: { params: { id: '88' }, answer: { success: true, id: '88' } },
});

const discardBuried = defineEndpoint({
  method: 'DELETE',
  path: '/queues/buried/{id}',
  chapter: 'queues',
  title: 'Discard a buried batch',
  says: `For good. The event stays; what the stations would have made of it never comes. ${operatorsOnly}`,
  needs: 'queues:write',
  params: ofBuried,
  answer: { status: 204 },
  errors: ['BURIED_NOT_FOUND'],
  example: { params: { id: '88' }, answer: undefined },
});

export const queuesEndpoints = { pauseStation, resumeStation, ringAll, listBuried, replayBuried, discardBuried } as const;
