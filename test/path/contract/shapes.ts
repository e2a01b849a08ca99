import { expect } from 'vitest';

/** What a reference says of a field when it does not say its value. */
export const text = expect.any(String) as unknown;
export const count = expect.any(Number) as unknown;
export const flag = expect.any(Boolean) as unknown;
export const list = expect.any(Array) as unknown;
export const object = expect.any(Object) as unknown;
export const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/) as unknown;
export const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown;

/** Every key is there, with whatever value: a client that reads it finds it. */
export function hasKeys(value: unknown, keys: string): void {
  expect(Object.keys(value as object)).toEqual(expect.arrayContaining(keys.split(' ')));
}
