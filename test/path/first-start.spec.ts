import { ApiKeys, type Database } from '@app/database';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { firstStart } from '../../apps/standalone/src/first-start.js';
import { databaseOfItsOwn, openDatabase } from '../support/database-of-its-own.js';

describe('the first start', () => {
  let database: Database;
  let processes: Database[];
  beforeAll(async () => {
    const url = await databaseOfItsOwn(inject('databaseUrl'));
    processes = await Promise.all(Array.from({ length: 4 }, () => openDatabase(url)));
    database = processes[0] as Database;
    await database.migrate();
  });
  afterAll(() => Promise.all(processes.map((one) => one.close())));
  beforeEach(() => database.run('truncate organization cascade'));

  const made = () => database.rows(`select o.operates, (select count(*)::int from api_key k where k.organization_id = o.id) as keys, (select count(*)::int from member m where m.organization_id = o.id) as members from organization o`);
  const whole = [{ operates: true, keys: 2, members: 1 }];

  it('is that of one process, however many start at once, and gives keys that work', async () => {
    const firsts = (await Promise.all(processes.map((one) => firstStart(one, 'AR')))).filter((first) => first !== null);
    expect(await made()).toEqual(whole);
    expect(firsts).toHaveLength(1);
    expect(await new ApiKeys(database).holder(firsts[0]?.keys.secretKey ?? '')).toMatchObject({ organizationId: firsts[0]?.keys.organizationId, defaultCountry: 'AR', kind: 'secret' });
    expect(await firstStart(database, 'AR')).toBeNull();
  });

  it('is made anew when it ended half-way: nobody has a key to what was made until then', async () => {
    await database.run('alter table member rename to member_elsewhere');
    await expect(firstStart(database, null)).rejects.toThrow('member');
    await database.run('alter table member_elsewhere rename to member');
    expect(await firstStart(database, null)).not.toBeNull();
    expect(await made()).toEqual(whole);
  });
});
