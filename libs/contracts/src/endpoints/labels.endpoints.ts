import { z } from 'zod';
import { envelope } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { labelAnswer, labelInput } from '../labels/label-input.js';

const id = '019ab3c0-7c1e-7d20-8a55-0f3c9be1a611';
const held = { number: 1, label: 'fraud', knownAt: '2026-11-21T14:30:00.000Z', reason: 'Chargeback 4837.', keyId: '019ab3c0-1f20-7b44-8c0d-2d9b6a7e4f10', toldAt: '2026-11-21T15:02:11.408Z' };
const params = z.strictObject({ id: z.string() });
const answer = { status: 200, schema: envelope({ label: labelAnswer.nullable().meta({ description: 'What holds: the last word. Null: nobody said anything.' }), history: z.array(labelAnswer).meta({ description: 'All that was said, the newest first, up to 100.' }) }) } as const;
const told = { success: true, label: held, history: [held] };
const body = { label: 'fraud', knownAt: '2026-11-21T14:30:00Z', reason: 'Chargeback 4837.' };
const feeds = 'It feeds the reputation of its destination and its address: whoever goes there from then on is judged with it. Scores of the past stay as they were. The last word holds from its `knownAt` on; what is scored as of a moment before is judged with the word that held then. All stay in the history; whoever repeats what holds changes nothing.';

export const labelsEndpoints = {
  labelEvent: defineEndpoint({
    method: 'POST',
    path: '/events/{id}/label',
    chapter: 'events',
    title: 'Label an event',
    says: `Says what the event turned out to be. ${feeds}`,
    needs: 'events:update',
    params,
    body: labelInput,
    answer,
    errors: ['EVENT_NOT_FOUND', 'LABEL_NOT_KNOWN_YET'],
    example: { params: { id }, body, answer: told },
  }),
  getEventLabel: defineEndpoint({
    method: 'GET',
    path: '/events/{id}/label',
    chapter: 'events',
    title: 'The label of an event',
    says: 'What was said of the event itself. That its entity was labelled is shown there.',
    needs: 'events:read',
    params,
    answer,
    errors: ['EVENT_NOT_FOUND'],
    example: { params: { id }, answer: told },
  }),
  labelEntity: defineEndpoint({
    method: 'POST',
    path: '/entities/{id}/label',
    chapter: 'entities',
    title: 'Label an entity',
    says: `Says what the person or company turned out to be. Its newest 500 events of the 28 days before \`knownAt\` count with it, until a label of their own is known. ${feeds}`,
    needs: 'entities:update',
    params,
    body: labelInput,
    answer,
    errors: ['ENTITY_NOT_FOUND', 'LABEL_NOT_KNOWN_YET'],
    example: { params: { id }, body, answer: told },
  }),
  getEntityLabel: defineEndpoint({
    method: 'GET',
    path: '/entities/{id}/label',
    chapter: 'entities',
    title: 'The label of an entity',
    says: 'What was said of the entity itself. Labels of its events are shown there.',
    needs: 'entities:read',
    params,
    answer,
    errors: ['ENTITY_NOT_FOUND'],
    example: { params: { id }, answer: told },
  }),
} as const;
