import { chapters, type NoticeDefinition, noticeExample, notices, noticeSchema } from '@app/contracts';
import type { Operation, Parameter, PathItem } from './open-api.js';
import type { SchemaBook } from './schema-book.js';

const header = (name: string, description: string): Parameter => ({ name, in: 'header', required: true, description, schema: { type: 'string' } });

const parameters = [
  header('webhook-id', 'The same for every attempt and every replay: what to remember so that nothing is handled twice.'),
  header('webhook-timestamp', 'Seconds since 1970 of this attempt. Refuse what is older than five minutes.'),
  header('webhook-signature', '`v1,` and the base64 of HMAC-SHA256 over `{id}.{timestamp}.{body}`, as Standard Webhooks says; two of them, with a space between, while a secret is rotated.'),
];

/** What is posted to the endpoints of an organization. */
export function webhooks(book: SchemaBook): Record<string, PathItem> {
  const told = (notice: NoticeDefinition): Operation => ({
    operationId: notice.type.replace(/[._](.)/g, (_, letter: string) => letter.toUpperCase()),
    tags: [chapters.webhooks],
    summary: notice.title,
    description: notice.says,
    security: [],
    parameters,
    requestBody: { required: true, content: { 'application/json': { schema: book.write(noticeSchema(notice), 'output'), example: noticeExample(notice) } } },
    responses: { '2XX': { description: 'Taken. Anything else, and no answer within 15 seconds, is tried again; 410 turns the endpoint off.' } },
  });
  return Object.fromEntries(notices.map((notice) => [notice.type, { post: told(notice) }]));
}
