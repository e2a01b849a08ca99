import { chapters, notice, noticeExample, revisionNotice, revisionNoticeExample } from '@app/contracts';
import type { z } from 'zod';
import type { Operation, Parameter, PathItem } from './open-api.js';
import type { SchemaBook } from './schema-book.js';

const header = (name: string, description: string): Parameter => ({ name, in: 'header', required: true, description, schema: { type: 'string' } });

const parameters = [
  header('webhook-id', 'The same for every attempt: what to remember so that nothing is handled twice.'),
  header('webhook-timestamp', 'Seconds since 1970 of this attempt. Refuse what is older than five minutes.'),
  header('webhook-signature', '`v1,` and the base64 of HMAC-SHA256 over `{id}.{timestamp}.{body}`, as Standard Webhooks says.'),
];

const aboutAlerts: { readonly schema: z.ZodType; readonly example: unknown } = { schema: notice, example: noticeExample };
const aboutRevisions = { schema: revisionNotice, example: revisionNoticeExample };

/** What is posted to the endpoints of an organization. */
export function webhooks(book: SchemaBook): Record<string, PathItem> {
  const told = (operationId: string, summary: string, description: string, { schema, example } = aboutAlerts): Operation => ({
    operationId,
    tags: [chapters.webhooks],
    summary,
    description,
    security: [],
    parameters,
    requestBody: { required: true, content: { 'application/json': { schema: book.write(schema, 'output'), example } } },
    responses: { '2XX': { description: 'Taken. Anything else, and no answer within 15 seconds, is tried again; 410 turns the endpoint off.' } },
  });
  return {
    'alert.opened': { post: told('alertOpened', 'An alert was opened', 'A rule holds for an entity, and did not before.') },
    'alert.resolved': { post: told('alertResolved', 'An alert was resolved', 'The rule stopped holding.') },
    'score.revised': {
      post: told('scoreRevised', 'A verdict was revised', 'An event that came late or was corrected changed what rules answer about an entity, or moved a score far. Only endpoints that name it in `eventTypes` are told.', aboutRevisions),
    },
  };
}
