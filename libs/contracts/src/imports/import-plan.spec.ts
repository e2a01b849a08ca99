import { describe, expect, it } from 'vitest';
import { importPlan } from './import-plan.js';
import { importMappingInput } from './mapping-input.js';

describe('an import mapping', () => {
  it('reads the texts of a field as what the field holds, unless it says otherwise', () => {
    const { columnMapping, defaultFields } = importMappingInput.parse({
      name: 'Types',
      target: 'user_event',
      columnMapping: { a: 'isVpn', b: 'failedAttemptsCount', c: 'timestamp', d: 'deviceDetails.latitude', e: 'deviceDetails.isRooted', f: 'deviceDetails.carrier', g: 'metadata.timestamp', h: { field: 'country', transform: 'upper' } },
      defaultFields: { 'deviceDetails.platform': 'android' },
    });
    const { columns, constants } = importPlan({ columnMapping, defaultFields });
    expect(columns.map(({ column, transform }) => [column, transform])).toEqual([['a', 'boolean'], ['b', 'number'], ['c', 'date'], ['d', 'number'], ['e', 'boolean'], ['f', undefined], ['g', undefined], ['h', 'upper']]);
    expect(constants).toEqual([{ path: ['deviceDetails', 'platform'], value: 'android' }]);
  });

  it.each<[object, string]>([
    [{ a: { field: 'metadata.x', format: 'comma' } }, 'Only numbers and dates have a format: add "transform": "number" or "date".'],
    [{ a: { field: 'metadata.x', zone: 'Z' } }, 'Only dates have a zone: add "transform": "date".'],
    [{ a: { field: 'metadata.x', transform: 'number', format: 'dd/MM/yyyy' } }, 'A number is written with a decimal "point" or "comma".'],
    [{ a: { field: 'metadata.x', transform: 'date', format: 'day first' } }, 'Use iso, unix, unix_ms or a pattern such as dd/MM/yyyy HH:mm:ss.'],
    [{ a: { field: 'metadata.x', values: { '\ud800': 'x' } } }, 'A name has 1 to 256 characters, none of them U+0000 or half of a surrogate pair.'],
    [{ a: { field: 'metadata.x', default: '\ud800' } }, 'U+0000 and half of a surrogate pair cannot be stored.'],
    [{ a: { field: 'metadata.x', default: null } }, 'default: Use a text of at most 1024 characters, a number, true or false.'],
    [{ a: { field: 'metadata.x', fild: 'y' } }, 'Unrecognized key: "fild"'],
    [{ a: {} }, 'field: Use a text.'],
    [{ a: 7 }, 'Use the path of a field, or an object with at least "field".'],
    [{ a: 'metadata.x', b: 'metadata.x.y' }, 'metadata.x.y comes from the column a already (as metadata.x). Give each column a place of its own.'],
    [{ a: 'metadata.a.b.c.d.e.f.g' }, 'Use at most 6 names with dots between them.'],
    [{ a: 'browser_version' }, 'No event field is called browser_version. Did you mean deviceDetails.browserVersion? What has no field of its own goes into metadata.'],
    [{ a: 'amount' }, 'No event field is called amount. What has no field of its own goes into metadata, for example metadata.amount.'],
  ])('says what is wrong with %j', (columnMapping, says) => {
    const read = importMappingInput.safeParse({ name: 'Wrong', target: 'user_event', columnMapping });
    expect(read.error?.issues.map(({ message }) => message)).toEqual([says]);
  });
});
