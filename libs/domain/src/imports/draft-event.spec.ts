import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnPlan, type Scalar, transforms } from './column-plan.js';
import { draftEvent } from './draft-event.js';
import { readCell } from './read-cell.js';

const read = (text: string, plan: Partial<ColumnPlan>): unknown => {
  const reading = readCell(text, { column: 'C', path: ['metadata', 'c'], ...plan });
  return 'mistake' in reading ? `! ${reading.mistake}` : reading.value;
};

describe('a cell', () => {
  it.each<[string, Partial<ColumnPlan>, Scalar | undefined]>([
    [' as it stands ', {}, ' as it stands '],
    [' trimmed ', { transform: 'trim' }, 'trimmed'],
    [' ar ', { transform: 'upper' }, 'AR'],
    ['ANA@X.COM', { transform: 'lower' }, 'ana@x.com'],
    ['  ', {}, undefined],
    ['  ', { otherwise: 'web' }, 'web'],
    ['INGRESO ', { values: { INGRESO: 'LOGIN_SUCCESS' } }, 'LOGIN_SUCCESS'],
    ['LOGOUT', { values: { INGRESO: 'LOGIN_SUCCESS' } }, 'LOGOUT'],
    ['constructor', { values: {} }, 'constructor'],
    ['activo', { transform: 'boolean', values: { activo: true } }, true],
    ['sí', { transform: 'boolean' }, true],
    ['NO', { transform: 'boolean' }, false],
    ['0', { transform: 'boolean' }, false],
    ['1,234.50', { transform: 'number' }, 1234.5],
    ['1234.5', { transform: 'number', format: 'point' }, 1234.5],
    ['-1.234.567,5', { transform: 'number', format: 'comma' }, -1234567.5],
    ['1 234,5', { transform: 'number', format: 'comma' }, 1234.5],
    ['2026-01-30T14:30:00Z', { transform: 'date' }, '2026-01-30T14:30:00Z'],
    ['2026-01-30 14:30:00', { transform: 'date', zone: '-03:00' }, '2026-01-30T17:30:00.000Z'],
  ])('%j read by %j is %j', (text, plan, value) => expect(read(text, plan)).toBe(value));

  it.each<[string, Partial<ColumnPlan>, RegExp]>([
    ['1,5', { transform: 'number' }, /"1,5" is not a number with a decimal point\. Correct it, or give the mapping the format comma\./],
    ['1.5', { transform: 'number', format: 'comma' }, /decimal comma.*format point/],
    ['0x10', { transform: 'number' }, /not a number/],
    ['1e9', { transform: 'number' }, /not a number/],
    ['2850590940090418135201', { transform: 'number' }, /more digits than a number keeps/],
    ['maybe', { transform: 'boolean' }, /neither yes nor no/],
    ['19/11/26', { transform: 'date', format: 'dd/MM/yyyy', zone: 'Z' }, /not a date in the format dd\/MM\/yyyy/],
    ['x'.repeat(500), { transform: 'number' }, /^! "x{60}…" is/],
  ])('%j read by %j is refused', (text, plan, says) => expect(read(text, plan)).toMatch(says));

  it('is read or refused, whatever it holds', () => {
    const formats = fc.constantFrom(undefined, 'comma', 'point', 'iso', 'unix', 'dd/MM/yyyy');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(undefined, ...transforms), formats, fc.constantFrom(undefined, 'Z'), (text, transform, format, zone) => {
        expect(['string', 'number', 'boolean', 'undefined']).toContain(typeof read(text, { transform, format, zone }));
      }),
    );
  });
});

describe('a row', () => {
  it('becomes an event: cells first, constants where nothing stands, mistakes beside it', () => {
    const cells: Record<string, string> = { Tipo: 'LOGOUT', Monto: '12,50', Moneda: 'USD', VPN: 'tal vez' };
    const drafted = draftEvent(
      {
        columns: [
          { column: 'Tipo', path: ['eventType'] },
          { column: 'Monto', path: ['metadata', 'amount', 'value'], transform: 'number', format: 'comma' },
          { column: 'Moneda', path: ['metadata', 'amount', 'currency'] },
          { column: 'VPN', path: ['isVpn'], transform: 'boolean' },
          { column: 'Canal', path: ['metadata', 'channel'], otherwise: 'web' },
          { column: 'Nadie', path: ['userId'] },
        ],
        constants: [
          { path: ['country'], value: 'AR' },
          { path: ['eventType'], value: 'OTHER_EVENT' },
          { path: ['metadata', 'amount', 'currency'], value: 'ARS' },
          { path: ['eventType', 'inside'], value: 'lost' },
        ],
      },
      (column) => cells[column],
    );
    expect(drafted.draft).toEqual({ eventType: 'LOGOUT', country: 'AR', metadata: { amount: { value: 12.5, currency: 'USD' }, channel: 'web' } });
    expect(drafted.mistakes).toMatchObject([{ column: 'VPN', field: 'isVpn' }]);
  });
});
