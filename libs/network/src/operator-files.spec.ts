import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Atlas } from './atlas.js';
import { CityDatabase } from './city/city-database.js';
import { writtenMmdb } from './city/written-mmdb.js';

const official = writtenMmdb('GeoLite2-City', [
  {
    network: '190.17.0.0/16',
    holds: {
      country: { iso_code: 'AR' },
      subdivisions: [{ names: { en: 'Buenos Aires' } }],
      city: { names: { es: 'La Plata' } },
      location: { latitude: -34.9215, longitude: -57.9545, accuracy_radius: 20 },
    },
  },
  { network: '200.42.0.0/16', holds: { country: { iso_code: 'AR' }, location: { latitude: -34.6, longitude: -58.4, accuracy_radius: 1000 } } },
  { network: '200.43.0.0/16', holds: { country: { iso_code: 'AR' }, city: { names: { en: 'Rosario' } }, traits: { is_anycast: true } } },
]);

/** As a disk leaves it after a bad night: as long as before, whole at both ends. */
function blanked(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  const records = file.indexOf('country') - 2;
  return copy.fill(0, records, records + 100);
}

describe('a file of the operator', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tamiz-city-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function file(name: string, bytes: Buffer | string): Promise<string> {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  }

  it('takes the place of the installed one, radius included', async () => {
    const atlas = await Atlas.open({ cityDatabases: [await file('city.mmdb', official)] });
    expect(atlas.sources.filter(({ gives }) => gives === 'city')).toMatchObject([
      { name: 'GeoLite2-City', date: '2026-10-01', credit: expect.stringContaining('MaxMind') },
    ]);
    expect(atlas.place('190.17.1.1')).toMatchObject({ country: 'AR', region: 'Buenos Aires', city: 'La Plata', latitude: -34.9215, accuracyKm: 20 });
    // The middle of a country is no place.
    expect(atlas.place('200.42.1.1')).toMatchObject({ country: 'AR', city: null, latitude: null, accuracyKm: 1285 });
    expect(atlas.place('200.43.1.1')).toMatchObject({ country: null, city: null, latitude: null, accuracyKm: null });
    // Unknown to it, so that only the second opinion is left.
    expect(atlas.place('200.147.3.157')).toMatchObject({ country: 'BR', city: null, latitude: null, accuracyKm: 2373, countryDisputed: false });
  });

  it('comes before those named after it', async () => {
    const later = writtenMmdb('GeoLite2-City', [{ network: '190.17.0.0/16', holds: { country: { iso_code: 'UY' }, city: { names: { en: 'Salto' } } } }]);
    const atlas = await Atlas.open({ cityDatabases: [await file('city.mmdb', official), await file('later.mmdb', later)] });
    expect(atlas.place('190.17.1.1').city).toBe('La Plata');
  });

  it('stands beside the lists of anonymisers, which overrule the name of a network', async () => {
    const atlas = await Atlas.open({ cityDatabases: [await file('city.mmdb', official)], anonymiserLists: [await file('vpn.txt', '190.17.1.0/24\n')] });
    expect(atlas.place('190.17.1.1')).toMatchObject({ networkClass: 'anonymiser', city: 'La Plata' });
    expect(atlas.place('190.17.2.1').networkClass).toBe('consumer');
    expect(atlas.sources.at(-1)).toMatchObject({ name: 'vpn.txt', gives: 'anonymisers', rows: 1 });
  });

  it.each([
    ['nothing', ''],
    ['a download page', '<html>Sign in to download</html>'],
    ['a file whose end is missing', official.subarray(0, official.length - 60)],
    ['a file whose records were blanked', blanked(official)],
  ])('is refused with its name when it holds %s', async (_what, bytes) => {
    const path = await file('city.mmdb', bytes);
    await expect(CityDatabase.open([path])).rejects.toThrow(new RegExp(`^The city database ${path} is damaged: .*\\. Correct the path`));
  });

  it('is refused with its name when it is not there', async () => {
    await expect(CityDatabase.open(['/nowhere/city.mmdb'])).rejects.toThrow('The city database /nowhere/city.mmdb does not exist. Correct the path');
  });
});
