import { z } from 'zod';
import { noteText } from '../../alerts/alert-input.js';
import { entityExample } from '../../entities/entity-example.js';
import { cursorPagination, envelope, utc } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { cursorOrOffset, pageCursor, pageQuery } from '../../http/query.js';

const params = z.strictObject({ id: z.string() });

const note = z
  .strictObject({ id: z.uuid(), text: z.string(), by: z.string().meta({ description: 'The name of the key or the member, as it was then.' }), at: utc() })
  .meta({ id: 'EntityNote' });

const example = { id: '019ab3c2-9e31-7c4e-9f6b-2f1d5e7a9c21', text: 'Called back from a number that is on file.', by: 'Ana Ruiz', at: '2026-11-20T14:20:11.302Z' };

export const listEntityNotes = defineEndpoint({
  method: 'GET',
  path: '/entities/{id}/notes',
  chapter: 'entities',
  title: 'The notes about an entity',
  says: 'The newest first. `pagination.nextCursor` leads to the next page: send it as `cursor`.',
  needs: 'entities:read',
  params,
  query: z.strictObject({ ...pageQuery(50), cursor: pageCursor() }).check(cursorOrOffset),
  answer: { status: 200, schema: envelope({ notes: z.array(note), pagination: cursorPagination }) },
  errors: ['ENTITY_NOT_FOUND', 'CURSOR_INVALID'],
  example: { params: { id: entityExample.id }, answer: { success: true, notes: [example], pagination: { total: 1, limit: 50, offset: 0, hasMore: false, nextCursor: null } } },
});

export const writeEntityNote = defineEndpoint({
  method: 'POST',
  path: '/entities/{id}/notes',
  chapter: 'entities',
  title: 'Write a note about an entity',
  says: 'For whoever looks at it next. It stays with your name and the moment; scores and rules do not read it.',
  needs: 'entities:update',
  params,
  body: z.strictObject({ text: noteText.meta({ description: 'What no event tells.' }) }),
  answer: { status: 201, schema: envelope({ note }) },
  errors: ['ENTITY_NOT_FOUND'],
  example: { params: { id: entityExample.id }, body: { text: example.text }, answer: { success: true, note: example } },
});
