import { alertNotice, alertNoticeExample, chapters, entityBadgesExample, entityBadgesNotice, identityBadgesExample, identityBadgesNotice, revisionNotice, revisionNoticeExample } from '@app/contracts';
import type { z } from 'zod';
import type { Operation, Parameter, PathItem } from './open-api.js';
import type { SchemaBook } from './schema-book.js';

const header = (name: string, description: string): Parameter => ({ name, in: 'header', required: true, description, schema: { type: 'string' } });

const parameters = [
  header('webhook-id', 'The same for every attempt: what to remember so that nothing is handled twice.'),
  header('webhook-timestamp', 'Seconds since 1970 of this attempt. Refuse what is older than five minutes.'),
  header('webhook-signature', '`v1,` and the base64 of HMAC-SHA256 over `{id}.{timestamp}.{body}`, as Standard Webhooks says.'),
];

/** What is posted to the endpoints of an organization. */
export function webhooks(book: SchemaBook): Record<string, PathItem> {
  const told = (operationId: string, { schema, example }: { schema: z.ZodType; example: unknown }, summary: string, description: string): Operation => ({
    operationId,
    tags: [chapters.webhooks],
    summary,
    description,
    security: [],
    parameters,
    requestBody: { required: true, content: { 'application/json': { schema: book.write(schema, 'output'), example } } },
    responses: { '2XX': { description: 'Taken. Anything else, and no answer within 15 seconds, is tried again; 410 turns the endpoint off.' } },
  });
  const alert = { schema: alertNotice, example: alertNoticeExample };
  return {
    'alert.opened': { post: told('alertOpened', alert, 'An alert was opened', 'A rule holds for an entity, and did not before.') },
    'alert.resolved': { post: told('alertResolved', alert, 'An alert was resolved', 'The rule stopped holding.') },
    'entity.badges_changed': {
      post: told('entityBadgesChanged', { schema: entityBadgesNotice, example: entityBadgesExample }, 'The badges of an entity changed', 'Once for each change, with what it carries now.'),
    },
    'identity.badges_changed': {
      post: told('identityBadgesChanged', { schema: identityBadgesNotice, example: identityBadgesExample }, 'The badges of an identity changed', 'The same in the words of Dregs: an endpoint gets what it asked for.'),
    },
    'score.revised': {
      post: told('scoreRevised', { schema: revisionNotice, example: revisionNoticeExample }, 'A verdict was revised', 'An event that came late or was corrected changed what rules answer about an entity, or moved a score far. Only endpoints that name it in `eventTypes` are told.'),
    },
  };
}
