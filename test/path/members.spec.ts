import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anotherOrganization } from '../support/another-organization.js';
import { BrowserSession, firstAdmin } from '../support/browser-session.js';
import { eventually } from '../support/eventually.js';
import { pageByPage } from '../support/page-by-page.js';
import { type Json, WholeSystem } from '../support/whole-system.js';

const password = 'three words and a comma,';
const codeOf = ({ status, body }: { status: number; body: Json }) => [status, String(body['error']?.['code'])];

describe('people log into the console', () => {
  let system: WholeSystem;
  let admin: BrowserSession;
  beforeAll(async () => {
    system = await WholeSystem.start();
    admin = await BrowserSession.begin(system);
  });
  afterAll(() => system.stop());

  const add = async (email: string, role: string) => String((await system.post('/members', { email, name: email, role, password })).body['member']?.['id']);

  it('begins with the admin of the welcome, whose cookie no script reads and no other site sends', async () => {
    expect(admin.begun.body).toMatchObject({ success: true, member: { email: 'admin@tamiz.local', role: 'admin' } });
    expect(admin.setCookie).toMatch(/HttpOnly; SameSite=Strict; Max-Age=43200$/);
    expect((await admin.ask('GET', '/events/user')).status).toBe(200);
    expect((await admin.ask('GET', '/session')).body['csrfToken']).toBe(admin.csrf);
    const encrypted = await system.ask('POST', '/session', { key: null, body: firstAdmin(system), headers: { 'X-Forwarded-Proto': 'https' } });
    expect(encrypted.headers.get('set-cookie')).toContain('; Secure');
  });

  it('changes nothing without the token of the page', async () => {
    for (const token of [null, 'x', (await BrowserSession.begin(system)).csrf]) {
      expect(codeOf(await admin.ask('POST', '/rules', {}, token))).toEqual([403, 'CSRF_TOKEN_INVALID']);
    }
    expect((await admin.ask('PATCH', '/organization', { name: 'Ours' })).status).toBe(200);
  });

  it('is over after a logout, and for whoever has no session', async () => {
    const session = await BrowserSession.begin(system);
    expect((await session.ask('DELETE', '/session')).status).toBe(204);
    expect(codeOf(await session.ask('GET', '/events/user'))).toEqual([401, 'UNAUTHORIZED']);
    expect((await system.ask('GET', '/session', { key: null })).status).toBe(401);
    await system.database.run(`update member_session set expires_at = now() - interval '1 second'`);
    await eventually('the expired session is refused', async () => (await admin.ask('GET', '/events/user')).status === 401, 5_000);
    admin = await BrowserSession.begin(system);
  });

  it('tells nobody whether it was the address or the password, and lets nobody guess', async () => {
    const tries = [{ email: 'nobody@tamiz.local', password }, { email: 'admin@tamiz.local', password }];
    for (const body of tries) expect(codeOf(await system.ask('POST', '/session', { key: null, body }))).toEqual([401, 'LOGIN_FAILED']);
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => system.ask('POST', '/session', { key: null, body: { email: 'guessed@tamiz.local', password: `guess ${n}` } })));
    expect(guesses.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(2);
  });

  it.each([
    ['is changed', `password_hash = 'another'`],
    ['is shut out', `disabled_at = now()`],
  ])('does not begin with a password that is compared while it or its owner %s', async (how, set) => {
    const email = `${how.replaceAll(' ', '-')}@tamiz.local`;
    const id = await add(email, 'viewer');
    let login: ReturnType<typeof system.ask> | undefined;
    await system.database.transaction(async (tx) => {
      await tx.run('select from member where id = $1 for update', [id]);
      login = system.ask('POST', '/session', { key: null, body: { email, password } });
      await eventually('the login waits for the member', async () => (await system.database.rows(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)).length > 0);
      await tx.run(`update member set ${set} where id = $1`, [id]);
      await tx.run('delete from member_session where member_id = $1', [id]);
    });
    expect(codeOf((await login) as Awaited<NonNullable<typeof login>>)).toEqual([401, 'LOGIN_FAILED']);
    expect(await system.database.rows('select 1 from member_session where member_id = $1', [id])).toEqual([]);
  });

  it.each([
    ['viewer', { 'GET /entities': 200, 'GET /api-keys': 403, 'GET /members': 403, 'POST /data-lists': 403 }],
    ['analyst', { 'GET /entities': 200, 'GET /api-keys': 403, 'POST /data-lists': 400, 'POST /rules': 403 }],
    ['operator', { 'GET /entities': 200, 'GET /changes': 200, 'POST /webhooks/endpoints': 400, 'POST /data-lists': 403 }],
    ['admin', { 'GET /api-keys': 200, 'GET /members': 200, 'POST /rules': 400 }],
  ])('gives a %s what the role may', async (role, expected) => {
    const email = `${role}@pagos.example`;
    await add(email, role);
    const session = await BrowserSession.begin(system, { email, password });
    const got = await Promise.all(Object.keys(expected).map(async (asked) => {
      const [method = '', path = ''] = asked.split(' ');
      return [asked, (await session.ask(method, path, method === 'POST' ? {} : undefined)).status] as const;
    }));
    expect(Object.fromEntries(got)).toEqual(expected);
  });

  it('ends the sessions of whoever may do less, and keeps one admin', async () => {
    const id = await add('ana@pagos.example', 'analyst');
    const ana = await BrowserSession.begin(system, { email: 'ANA@pagos.example', password });
    expect((await ana.ask('GET', '/entities')).status).toBe(200);
    expect((await admin.ask('PATCH', `/members/${id}`, { enabled: false })).body['member']).toMatchObject({ disabledAt: expect.any(String) });
    await eventually('the session is over', async () => (await ana.ask('GET', '/entities')).status === 401, 5_000);
    expect(codeOf(await system.ask('POST', '/session', { key: null, body: { email: 'ana@pagos.example', password } }))).toEqual([401, 'LOGIN_FAILED']);
    await admin.ask('PATCH', `/members/${id}`, { enabled: true, password: 'another three words' });
    expect((await BrowserSession.begin(system, { email: 'ana@pagos.example', password: 'another three words' })).begun.status).toBe(201);

    for (const one of ['eva', 'leo', 'mia', 'noa', 'teo']) await add(`${one}@pagos.example`, 'admin');
    const admins = ((await admin.ask('GET', '/members')).body['members'] as unknown as { id: string; role: string }[]).filter(({ role }) => role === 'admin');
    const ends = await Promise.all(admins.map(({ id: one }) => system.patch(`/members/${one}`, { role: 'viewer' })));
    expect(ends.map(({ status, body }) => body['error']?.['code'] ?? status).toSorted()).toEqual([...admins.slice(1).map(() => 200), 'LAST_ADMIN']);
    expect(codeOf(await system.patch('/members/nobody', { name: 'x' }))).toEqual([404, 'MEMBER_NOT_FOUND']);
    expect(codeOf(await system.post('/members', { email: 'ana@pagos.example', name: 'Ana', role: 'viewer', password }))).toEqual([409, 'MEMBER_EXISTS']);
  });

  it('lets nobody make somebody who may do more, and no organization see another\'s members or the stations', async () => {
    const weak = String((await system.post('/api-keys', { name: 'HR', permissions: ['members:read', 'members:write'] })).body['apiKey']?.['key']);
    expect(codeOf(await system.ask('POST', '/members', { key: weak, body: { email: 'x@pagos.example', name: 'X', role: 'viewer', password } }))).toEqual([403, 'FORBIDDEN']);
    const their = await anotherOrganization(system);
    expect((await system.ask('GET', '/members', { key: their.key })).body['members']).toEqual([]);
    const [ours] = (await system.get('/members')).body['members'] as unknown as { id: string }[];
    expect((await system.ask('PATCH', `/members/${ours?.id}`, { key: their.key, body: { name: 'Theirs' } })).status).toBe(404);
    await system.ask('POST', '/members', { key: their.key, body: { email: 'their@admin.example', name: 'Their admin', role: 'admin', password } });
    const session = await BrowserSession.begin(system, { email: 'their@admin.example', password });
    expect((session.begun.body['permissions'] as unknown as string[]).filter((one) => one.startsWith('queues:'))).toEqual([]);
  });

  it('remembers who changed what, without the secrets, and not what was refused', async () => {
    const session = await BrowserSession.begin(system, { email: 'operator@pagos.example', password });
    await session.ask('POST', '/webhooks/endpoints', { url: 'https://pagos.example/hook' });
    await session.ask('POST', '/webhooks/endpoints', { url: 'no address' });
    const { body } = await session.ask('GET', '/changes?limit=200');
    const changes = body['changes'] as unknown as { operation: string; by: object; body: Record<string, unknown>; done: boolean }[];
    expect(changes[0]).toMatchObject({ operation: 'createEndpoint', by: { kind: 'member', name: 'operator@pagos.example' }, body: { url: 'https://pagos.example/hook' }, done: true });
    expect(changes.filter(({ operation }) => operation === 'createEndpoint')).toHaveLength(1);
    const [created] = changes.filter(({ operation }) => operation === 'createMember');
    expect(created).toMatchObject({ by: { kind: 'key', name: 'First secret key' }, body: { password: '…' } });
    expect(JSON.stringify(body)).not.toContain(password);
    const { read, whole, refusal } = await pageByPage(system, '/changes', 'changes');
    expect([whole.length > 5, read, refusal]).toEqual([true, whole, 'CURSOR_INVALID']);
  });
});
