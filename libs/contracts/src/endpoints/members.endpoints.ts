import { z } from 'zod';
import { identifier } from '../events/field.js';
import { cursorPagination, envelope, json, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { cursorOrOffset, pageCursor, pageQuery } from '../http/query.js';
import { roles } from '../http/roles.js';
import { email, newPassword } from '../members/login-input.js';

const role = () => z.enum(roles, { error: `Use ${roles.join(', ')}.` });
const name = identifier('name', 200);

const member = z
  .strictObject({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    createdAt: utc(),
    disabledAt: utc().nullable().meta({ description: 'Since when the member cannot log in.' }),
    lastSeenAt: utc().nullable().meta({ description: 'When a session of the member was begun last.' }),
  })
  .meta({ id: 'Member' });

const example = {
  id: '019ab3c2-8a10-7c4e-9f6b-2f1d5e7a9c33',
  email: 'ana@pagos.example',
  name: 'Ana Ruiz',
  role: 'analyst',
  createdAt: '2026-11-20T12:00:00.000Z',
  disabledAt: null,
  lastSeenAt: null,
} as const;

const listMembers = defineEndpoint({
  method: 'GET',
  path: '/members',
  chapter: 'members',
  title: 'List members',
  says: 'Who may log into the console, the oldest first, disabled ones too.',
  needs: 'members:read',
  query: z.strictObject({}),
  answer: { status: 200, schema: envelope({ members: z.array(member) }) },
  errors: [],
  example: { answer: { success: true, members: [example] } },
});

const createMember = defineEndpoint({
  method: 'POST',
  path: '/members',
  chapter: 'members',
  title: 'Add a member',
  says: 'The e-mail address is the login; no mail is sent. Nobody can give a role that may do more than they may.',
  needs: 'members:write',
  body: z.strictObject({ email: email(), name, role: role(), password: newPassword() }),
  answer: { status: 201, schema: envelope({ member }) },
  errors: ['MEMBER_EXISTS'],
  example: { body: { email: 'ana@pagos.example', name: 'Ana Ruiz', role: 'analyst', password: 'three words and a comma,' }, answer: { success: true, member: example } },
});

const changeMember = defineEndpoint({
  method: 'PATCH',
  path: '/members/{id}',
  chapter: 'members',
  title: 'Change a member',
  says: 'Fields that are left out stay as they are. A new password, another role or `enabled: false` ends the sessions of the member within two seconds. One admin stays an admin.',
  needs: 'members:write',
  params: z.strictObject({ id: z.string() }),
  body: z.strictObject({ name, role: role(), password: newPassword(), enabled: z.boolean({ error: 'Use true or false.' }) }).partial(),
  answer: { status: 200, schema: envelope({ member }) },
  errors: ['MEMBER_NOT_FOUND', 'LAST_ADMIN'],
  example: { params: { id: example.id }, body: { role: 'operator' }, answer: { success: true, member: { ...example, role: 'operator' } } },
});

const change = z
  .strictObject({
    id: z.uuid(),
    at: utc(),
    by: z.strictObject({ kind: z.enum(['member', 'key']), id: z.uuid(), name: z.string().nullable().meta({ description: 'Of the member or the key; null when it is gone.' }) }),
    operation: z.string().meta({ description: 'The name of the endpoint in this reference.' }),
    path: z.string(),
    body: json().nullable().meta({ description: 'What was sent. Secrets are left out, and so is what is longer than 8 KB.' }),
    done: z.boolean().meta({ description: 'false: the process ended before it knew how the change ended.' }),
  })
  .meta({ id: 'Change' });

const listChanges = defineEndpoint({
  method: 'GET',
  path: '/changes',
  chapter: 'members',
  title: 'Who changed what',
  says: 'Every change of configuration, the newest first: rules, webhooks, keys, members, lists, settings and queues, by the console and by keys. What was refused is not in it. `pagination.nextCursor` leads to the next page: send it as `cursor`.',
  needs: 'changes:read',
  query: z.strictObject({ ...pageQuery(50), cursor: pageCursor() }).check(cursorOrOffset),
  answer: { status: 200, schema: envelope({ changes: z.array(change), pagination: cursorPagination }) },
  errors: ['CURSOR_INVALID'],
  example: {
    answer: {
      success: true,
      changes: [{ id: '019ab3c2-8a10-7c4e-9f6b-2f1d5e7a9c44', at: '2026-11-20T12:10:00.000Z', by: { kind: 'member', id: example.id, name: example.name }, operation: 'changeRule', path: '/rules/019ab3c2-6aa0-7d3e-8c11-6f2b1d0e4a55', body: { enabled: false }, done: true }],
      pagination: { total: 1, limit: 50, offset: 0, hasMore: false, nextCursor: null },
    },
  },
});

export const membersEndpoints = { listMembers, createMember, changeMember, listChanges } as const;
