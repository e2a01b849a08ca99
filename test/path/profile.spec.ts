import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type Answer, WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

interface Seen {
  readonly code: string;
  readonly because: string;
}

const put = (path: string, body: unknown): Promise<Answer> => system.ask('PUT', path, { body });

/** What scoring says of the authenticity of somebody, once all is quiet. */
async function authenticityOf(entityId: string): Promise<{ score: number; reasons: Record<string, string> }> {
  await system.settled();
  const { scores, observations } = (await system.analysisOf(entityId)) as unknown as { scores: Record<string, { value: number } | null>; observations: Seen[] };
  const reasons = Object.fromEntries(observations.filter(({ code }) => code.startsWith('authenticity.')).map(({ code, because }) => [code, because]));
  return { score: scores['AUTHENTICITY']?.value ?? -1, reasons };
}

const post = async (event: object): Promise<{ entityId: string; eventId: string }> => {
  const { status, body } = await system.post('/events/user?withAutoEntity=true', event);
  expect(status, JSON.stringify(body)).toBe(201);
  return { entityId: String(body['entity']?.['id']), eventId: String(body['event']?.['id']) };
};

async function anOwnType(code: string): Promise<void> {
  const { status, body } = await system.post('/events/types', { code, category: 'account', title: code });
  expect(status, JSON.stringify(body)).toBe(201);
}

describe('a backend that posts nothing but events', () => {
  it('learns from a sign-up and a change of address that the mail is a throw-away one', async () => {
    await anOwnType('USER_SIGNUP');
    const { entityId } = await post({
      eventType: 'USER_SIGNUP',
      taxId: '20-24245549-6',
      timestamp: '2026-11-20T12:00:00Z',
      metadata: { fullName: 'Ana Gómez', email: 'ana.gomez@gmail.com', phone: '+54 9 11 5555-4821', plan: 'pro' },
    });
    const before = await authenticityOf(entityId);
    expect(before.score).toBeGreaterThan(70);
    expect(Object.keys(before.reasons).sort()).toEqual(['authenticity.mail-name', 'authenticity.phone', 'authenticity.tax-id']);

    await post({ eventType: 'EMAIL_CHANGE', taxId: '20-24245549-6', timestamp: '2026-11-20T13:00:00Z', metadata: { newValue: 'agomez@mailinator.com' } });
    const { score, reasons } = await authenticityOf(entityId);
    expect(score).toBeLessThan(30);
    expect(reasons['authenticity.disposable-mail']).toBe('Addresses of mailinator.com are disposable, by 3 lists of such domains.');

    // What came late happened before, and is not how things are.
    await post({ eventType: 'EMAIL_CHANGE', taxId: '20-24245549-6', timestamp: '2026-11-20T12:30:00Z', metadata: { newValue: 'ana@outlook.es' } });
    expect((await authenticityOf(entityId)).reasons['authenticity.disposable-mail']).toContain('mailinator.com');
    const shown = await system.get(`/entities/${entityId}`);
    expect(JSON.stringify(shown.body)).not.toContain('mailinator');
  });

  it('takes a corrected event at its new word, and remembers what was said before it', async () => {
    const { entityId } = await post({ eventType: 'PROFILE_UPDATED', taxId: '27-28033514-8', timestamp: '2026-11-20T12:00:00Z', metadata: { email: 'bruno@yopmail.com', name: 'Bruno Díaz' } });
    const { eventId } = await post({ eventType: 'PROFILE_UPDATED', taxId: '27-28033514-8', timestamp: '2026-11-20T13:00:00Z', metadata: { email: 'bruno@mailinator.com' } });
    expect((await authenticityOf(entityId)).reasons['authenticity.disposable-mail']).toContain('mailinator.com');
    await system.patch(`/events/user/${eventId}`, { metadata: { email: 'bruno.diaz@gmail.com' } });
    const corrected = await authenticityOf(entityId);
    expect(Object.keys(corrected.reasons).sort()).toEqual(['authenticity.mail-name', 'authenticity.tax-id']);
    await system.patch(`/events/user/${eventId}`, { metadata: { email: null } });
    expect((await authenticityOf(entityId)).reasons['authenticity.disposable-mail']).toContain('yopmail.com');
  });
});

describe('the other surface', () => {
  it('says the same of identity.data', async () => {
    const { status } = await system.post('/api/events', { type: 'user.signup', identity: { id: 'carla', data: { name: 'Carla Ríos', email: 'carla@guerrillamail.com' } } });
    expect(status).toBeLessThan(300);
    await system.settled();
    const [carla] = await system.database.rows<{ id: string }>(`select id from entity where organization_id = $1 and external_id = 'carla'`, [system.organizationId]);
    expect(carla).toBeDefined();
    const { score, reasons } = await authenticityOf(String(carla?.id));
    expect(score).toBeLessThan(30);
    expect(reasons['authenticity.disposable-mail']).toContain('guerrillamail.com');
  });
});

describe('what an organization says of names and domains', () => {
  it('holds from the next pass on: a mapped field, a mapped type, a domain that is disposable to it and one that is not', async () => {
    await anOwnType('KYC_STEP');
    const { body: made } = await system.post('/entities', { type: 'person', name: 'dario', externalId: 'dario', countryCode: 'AR' });
    const entityId = String(made['entity']?.['id']);
    await post({ eventType: 'KYC_STEP', entityExternalId: 'dario', timestamp: '2026-11-20T12:00:00Z', metadata: { email: 'dario@yopmail.com' } });
    expect((await authenticityOf(entityId)).reasons).toEqual({});
    await put('/api/mappings/EVENT_TYPE/KYC_STEP', { target: 'PROFILE_UPDATED' });
    await system.scoreAgain(entityId);
    expect((await authenticityOf(entityId)).reasons['authenticity.disposable-mail']).toContain('yopmail.com');

    await post({ eventType: 'KYC_STEP', entityExternalId: 'dario', timestamp: '2026-11-20T13:00:00Z', metadata: { kontakt: 'dario@my-own-burner.example' } });
    expect((await authenticityOf(entityId)).reasons['authenticity.disposable-mail']).toContain('yopmail.com');
    await put('/api/mappings/IDENTITY_FIELD/kontakt', { target: 'EMAIL' });
    await system.scoreAgain(entityId);
    expect((await authenticityOf(entityId)).reasons).toEqual({});

    // The mapping's own round would take up the dataset with it.
    await eventually('the mappings are through', async () => (await system.database.rows(`select 1 from rescoring where organization_id = $1 and cause = 'mappings'`, [system.organizationId])).length === 0);
    await system.settled();
    await put('/api/datasets/disposable_email_domains/entries/my-own-burner.example', { value: 'seen in a ring' });
    // Of itself: nobody asks for it.
    await eventually('a cycle because of the dataset', async () => (await system.get(`/entities/${entityId}/history`)).body['history']?.[0]?.['cause'] as unknown === 'datasets');
    expect((await authenticityOf(entityId)).reasons['authenticity.disposable-mail']).toBe('Your own dataset calls my-own-burner.example disposable.');

    await put('/api/mappings/IDENTITY_FIELD/kontakt', { target: null });
    await put('/api/datasets/disposable_email_domains/entries/yopmail.com', { value: null });
    await system.scoreAgain(entityId);
    expect((await authenticityOf(entityId)).reasons).toEqual({});
    const { body } = await system.get('/api/datasets/disposable_email_domains/entries?term=yopmail.com');
    expect(body['items']).toContainEqual({ key: 'yopmail.com', value: null, scope: 'CUSTOMER' });
  });
});

describe('people of whom only events tell', () => {
  it('are found to read one mailbox, and to have one name, though all of them told it at the same moment', async () => {
    const people = Array.from({ length: 12 }, (_, n) => `ring-${n}`);
    const ids = await Promise.all(people.map(async (externalId) => {
      const { status, body } = await system.post('/entities', { type: 'person', name: externalId, externalId, countryCode: 'AR' });
      expect(status, JSON.stringify(body)).toBe(201);
      return String(body['entity']?.['id']);
    }));
    await Promise.all(people.map((entityExternalId, n) =>
      post({ eventType: 'PROFILE_UPDATED', entityExternalId, timestamp: `2026-11-20T12:00:${10 + n}Z`, metadata: { email: `ring.leader+${n}@gmail.com`, fullName: 'Norma Beatriz Quiroga' } })));
    await system.settled();
    for (const id of ids) {
      const { observations } = (await system.analysisOf(id)) as unknown as { observations: Seen[] };
      expect(observations.find(({ code }) => code === 'uniqueness.similar-email')?.because).toBe('The mailbox of this account has 11 more accounts under other spellings of its address.');
      const { body } = await system.get(`/entities/${id}/links?type=SIMILAR_EMAIL,SIMILAR_NAME`);
      expect(body['total']).toBe(11);
      expect(body['links']?.[0]?.['ties']).toMatchObject([{ type: 'SIMILAR_EMAIL' }, { type: 'SIMILAR_NAME' }]);
    }
  });

  it('have phone numbers for addresses, and read no mailbox together', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, async (_, n) => String((await system.post('/entities', { type: 'person', name: `called-${n}`, externalId: `called-${n}` })).body['entity']?.['id'])));
    await system.post('/entities', { type: 'person', name: 'quiet', externalId: 'quiet', email: '+5491155554829@phone.example.com' });
    await Promise.all(ids.map((_, n) => post({ eventType: 'PROFILE_UPDATED', entityExternalId: `called-${n}`, timestamp: `2026-11-20T12:00:1${n}Z`, metadata: { email: `+549115555482${n}@phone.example.com` } })));
    await system.settled();
    for (const id of ids) {
      const { observations } = (await system.analysisOf(id)) as unknown as { observations: Seen[] };
      expect(observations.map(({ code }) => code)).not.toContain('uniqueness.similar-email');
      expect((await system.get(`/entities/${id}/links?type=SIMILAR_EMAIL`)).body['total']).toBe(0);
    }
  });

  it('share a document that only their events tell, and by the number inside it, whoever told it first', async () => {
    const told = async (externalId: string, metadata: object): Promise<string> => {
      await system.post('/entities', { type: 'person', name: externalId, externalId, countryCode: 'AR' });
      return (await post({ eventType: 'PROFILE_UPDATED', entityExternalId: externalId, timestamp: '2026-11-20T12:00:00Z', metadata })).entityId;
    };
    const shared = async (entityId: string): Promise<string | undefined> => {
      await system.settled();
      const { observations } = (await system.analysisOf(entityId)) as unknown as { observations: Seen[] };
      return observations.find(({ code }) => code === 'uniqueness.shared-tax-id')?.because;
    };
    const first = await told('cuit-1', { cuit: '20-31415926-9' });
    expect(await shared(first)).toBeUndefined();
    const second = await told('cuit-2', { taxId: '20314159269' });
    for (const id of [second, first]) expect(await shared(id)).toBe('1 other account of the same kind states a document of the same holder.');
    const { entityId: known } = await post({ eventType: 'PROFILE_UPDATED', taxId: '31415926', timestamp: '2026-11-20T12:00:00Z' });
    for (const id of [known, first, second]) expect(await shared(id)).toBe('2 other accounts of the same kind state a document of the same holder.');

    // Who tells another one leaves those behind; what stands for no number ties nobody.
    await post({ eventType: 'PROFILE_UPDATED', entityExternalId: 'cuit-2', timestamp: '2026-11-20T13:00:00Z', metadata: { cuit: '00-00000000-0' } });
    await told('cuit-3', { cuit: '00000000000' });
    expect(await shared(second)).toBeUndefined();
    for (const id of [known, first]) expect(await shared(id)).toBe('1 other account of the same kind states a document of the same holder.');
  });

  it('share a document that two tell at the same moment, though neither is written down when the other is compared', async () => {
    const [, second] = await Promise.all(['at-once-1', 'at-once-2'].map(async (externalId) => {
      const { body } = await system.post('/entities', { type: 'person', name: externalId, externalId, countryCode: 'AR' });
      return String(body['entity']?.['id']);
    }));
    await post({ eventType: 'LOGIN_SUCCESS', entityExternalId: 'at-once-2', timestamp: '2026-11-20T12:00:00Z' });
    await system.settled();
    const waiting = (people: number): Promise<boolean> =>
      eventually(`${people} wait`, async () => {
        const rows = await system.database.rows(`select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`);
        return rows.length === people;
      });
    // Nobody of the organization is compared until both are about to be.
    const [first, analyzed] = await system.database.transaction(async (tx) => {
      await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`told ${system.organizationId}`]);
      const { entityId } = await post({ eventType: 'PROFILE_UPDATED', entityExternalId: 'at-once-1', timestamp: '2026-11-20T12:00:00Z', metadata: { cuit: '27-27182818-2' } });
      await waiting(1);
      await system.patch(`/entities/${second}`, { attributes: { cuit: '27271828182' } });
      const now = system.post(`/entities/${second}/analyze`, { entityType: 'person' });
      await waiting(2);
      return [entityId, now] as const;
    });
    expect((await analyzed).status).toBeLessThan(300);
    await system.settled();
    for (const id of [first, second]) {
      const { observations } = (await system.analysisOf(String(id))) as unknown as { observations: Seen[] };
      expect(observations.find(({ code }) => code === 'uniqueness.shared-tax-id')?.because).toContain('1 other account');
    }
  });
});
