import { Database } from '@app/database';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { databaseOfItsOwn } from '../support/database-of-its-own.js';

let database: Database;
beforeAll(async () => {
  database = await Database.open({ url: await databaseOfItsOwn(inject('databaseUrl')), poolSize: 2, statementTimeoutMs: 60_000 });
});
afterAll(() => database.close());

/** As the server reads it: in the statements of the path, which have names, and in any other. */
const read = async (type: string, values: readonly unknown[]): Promise<{ named: unknown; unnamed: unknown }> => {
  const text = `select ($1::${type}[])::text as read`;
  const ask = async (statement: string | { name: string; text: string }): Promise<unknown> => {
    try {
      return (await database.rows<{ read: string }>(statement, [values]))[0]?.read;
    } catch (error) {
      return (error as { code?: string }).code ?? (error as Error).name;
    }
  };
  return { named: await ask({ name: `read-${type}`, text }), unnamed: await ask(text) };
};

const kinds: readonly (readonly [type: string, value: fc.Arbitrary<unknown>])[] = [
  ['uuid', fc.oneof(fc.uuid(), fc.uuid().map((id) => id.toUpperCase()))],
  ['int', fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })],
  ['timestamptz', fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })],
  ['bytea', fc.uint8Array()],
];

describe('arrays that go to PostgreSQL as bytes', () => {
  it.each(kinds)('%s: are what their texts are', async (type, value) => {
    await fc.assert(fc.asyncProperty(fc.array(fc.option(value)), async (values) => {
      const { named, unnamed } = await read(type, values);
      expect(named).toBe(unnamed);
      expect(named).toMatch(/^\{/);
    }), { numRuns: 60 });
  });

  it.each([
    ['uuid', ['{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}'], /a0eebc99-9c0b/],
    ['uuid', ['a0eebc999c0b4ef8bb6d6bb9bd380a11'], /a0eebc99-9c0b/],
    ['uuid', ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a1g'], /^22P02$/],
    ['uuid', ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380aš1'], /^22P02$/],
    ['uuid', ['a0eebc99-9c0b-4ef8-bb6d6-bb9bd380a11'], /^22P02$/],
    ['int', [2 ** 31], /^22003$/],
    ['int', [1.5], /^22P02$/],
    ['int', ['7'], /^\{7\}$/],
    ['timestamptz', ['infinity', '2026-11-27T08:00:00.000Z'], /^\{infinity,"2026-11-27/],
    ['timestamptz', [new Date(8.64e15)], /^22/],
    ['timestamptz', [new Date('not a date')], /^RangeError$/],
  ] as const)('%s: %j is left to its text', async (type, values, expected) => {
    const { named, unnamed } = await read(type, values);
    expect(named).toBe(unnamed);
    expect(named).toMatch(expected);
  });
});
