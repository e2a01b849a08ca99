import { describe, expect, it } from 'vitest';
import { readTaxId } from './read-tax-id.js';
import { idsOfHolder } from './same-holder.js';

describe('idsOfHolder', () => {
  it.each([
    ['AR', '20242455496', ['24245549']],
    ['AR', '24245549', ['20242455496']],
    ['AR', '20055536164', ['05553616', '5553616']],
    ['AR', '5553616', ['20055536164', '05553616']],
    ['PE', '10054041565', ['05404156']],
    ['PE', '05404156', ['10054041565']],
    ['EC', '1710034065', ['1710034065001']],
    ['EC', '1710034065001', ['1710034065']],
  ])('%s %s belongs to whoever holds %s', (country, id, others) => {
    expect(idsOfHolder(id, country)).toEqual(expect.arrayContaining([id, ...others]));
  });

  it('makes numbers whose check digits hold', () => {
    for (let dni = 20_000_000; dni < 20_000_200; dni += 1) {
      const cuits = idsOfHolder(String(dni), 'AR').filter((id) => id.length === 11);
      for (const id of cuits) expect(readTaxId(id, 'AR')).toMatchObject({ verdict: 'valid', person: 'person' });
      const [ruc = ''] = idsOfHolder(String(dni), 'PE').filter((id) => id.length === 11);
      expect(readTaxId(ruc, 'PE')).toMatchObject({ verdict: 'valid' });
    }
  });

  it.each([['AR', '30500010912'], ['BR', '11144477735'], [null, '24245549'], ['constructor', '24245549']])('knows no other of %s %s', (country, id) => {
    expect(idsOfHolder(id, country)).toEqual([id]);
  });
});
