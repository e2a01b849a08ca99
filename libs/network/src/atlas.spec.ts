import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Atlas } from './atlas.js';

const root = resolve(import.meta.dirname, '../../..');
const logins = join(resolve(root, process.env['TAMIZ_DATA'] ?? '../shared/data'), 'logins.csv.gz');

describe('Atlas', () => {
  let atlas: Atlas;
  beforeAll(async () => {
    atlas = await Atlas.open();
  });

  it.each([
    ['190.17.1.1', 'AR', 7303, 'consumer'],
    ['2800:810::1', 'AR', 27747, 'consumer'],
    ['200.147.3.157', 'BR', 7162, 'consumer'],
    ['190.162.1.1', 'CL', 22047, 'consumer'],
    ['187.190.1.1', 'MX', 22884, 'consumer'],
    ['186.28.1.1', 'CO', 19429, 'consumer'],
    ['186.48.1.1', 'UY', 6057, 'consumer'],
    ['80.58.61.250', 'ES', 3352, 'consumer'],
    ['81.167.144.58', 'NO', 29695, 'consumer'],
    ['177.79.1.1', 'BR', 26599, 'mobile'],
    ['98.97.1.1', 'US', 14593, 'satellite'],
    ['52.1.1.1', 'US', 16509, 'hosting'],
    ['88.198.1.1', 'DE', 24940, 'hosting'],
    ['185.220.101.1', 'DE', 60729, 'anonymiser'],
    ['193.138.218.1', 'SE', 39351, 'anonymiser'],
  ])('places %s in %s, network AS%i, %s', (address, country, asn, networkClass) => {
    const place = atlas.place(address);
    expect(place).toMatchObject({ addressKind: 'public', country, asn, networkClass });
    expect(place.city).toBeTruthy();
    expect(place.asName).toBeTruthy();
    expect(Math.abs(place.latitude!)).toBeLessThanOrEqual(90);
    expect(Math.abs(place.longitude!)).toBeLessThanOrEqual(180);
    expect(place.accuracyKm).toBeGreaterThan(0);
  });

  it('says when the two databases contradict each other about the country', () => {
    expect(atlas.place('16.162.1.1')).toMatchObject({ country: 'HK', countryDisputed: true });
    expect(atlas.place('190.17.1.1').countryDisputed).toBe(false);
  });

  it('places what is wrapped in IPv6 by the IPv4 address inside', () => {
    for (const wrapped of ['::ffff:190.17.1.1', '64:ff9b::190.17.1.1', '2002:be11:101::1', '[::ffff:190.17.1.1]:443']) {
      expect(atlas.place(wrapped)).toEqual(atlas.place('190.17.1.1'));
    }
  });

  it.each(['8.8.8.8', '1.1.1.1', '9.9.9.9', '2606:4700:4700::1111', '2001:4860:4860::8888'])('gives %s, which answers everywhere, no location', (address) => {
    const place = atlas.place(address);
    expect(place).toMatchObject({ country: null, region: null, city: null, latitude: null, longitude: null, accuracyKm: null });
    expect(place.asn).not.toBeNull();
  });

  it.each(['104.28.30.1', '172.225.58.225', '2a02:26f7:d6c0:6842::1'])('keeps the country of the relay exit %s and nothing nearer', (address) => {
    expect(atlas.place(address)).toMatchObject({ country: expect.stringMatching(/^[A-Z]{2}$/), city: null, latitude: null, networkClass: 'relay' });
  });

  it.each([
    ['10.0.65.171', 'private', 'private'],
    ['::ffff:127.0.0.1', 'private', 'private'],
    ['not an address', 'malformed', 'unknown'],
    ['', 'absent', 'unknown'],
    [null, 'absent', 'unknown'],
  ])('says that %j is %s', (address, addressKind, networkClass) => {
    expect(atlas.place(address)).toEqual({
      addressKind,
      country: null,
      region: null,
      city: null,
      latitude: null,
      longitude: null,
      accuracyKm: null,
      asn: null,
      asName: null,
      networkClass,
      countryDisputed: false,
    });
  });

  it('says what it knows from whom, and from when', () => {
    expect(atlas.sources.map(({ gives }) => gives)).toEqual(['city', 'country', 'asn']);
    for (const { date, licence, bytes } of atlas.sources) {
      expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(licence).not.toBe('');
      expect(bytes).toBeGreaterThan(1_000_000);
    }
    expect(atlas.sources[0]).toMatchObject({ credit: 'IP Geolocation by DB-IP', link: 'https://db-ip.com' });
  });

  it('never throws, and a place is whole or empty', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[0-9a-f:.[\]%/ ]{0,45}$/),
      fc.ipV4(),
      fc.ipV4Extended(),
      fc.ipV6(),
      fc.ipV4().map((address) => `::ffff:${address}`),
      fc.constantFrom('192.168.', '10.0.', '127.0.', '100.64.', '169.254.', '224.0.').chain((start) => fc.tuple(fc.nat(255), fc.nat(255)).map((end) => start + end.join('.'))),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const place = atlas.place(text);
        if (place.addressKind !== 'public') expect([place.country, place.city, place.latitude, place.asn]).toEqual([null, null, null, null]);
        if (place.addressKind === 'private') expect(place.networkClass).toBe('private');
        expect(place.latitude === null).toBe(place.longitude === null);
        expect(place.accuracyKm === null).toBe(place.country === null);
        if (place.latitude !== null) expect(place.country).not.toBeNull();
        if (place.countryDisputed) expect(place.country).not.toBeNull();
      }),
      { numRuns: 5_000 },
    );
  });

  it.skipIf(!existsSync(logins))(`agrees with 2,000 real logins about their country (needs ${logins})`, () => {
    const [header = '', ...rows] = gunzipSync(readFileSync(logins)).toString('utf8').trim().split('\n');
    const column = (name: string): number => header.split(',').indexOf(name);
    const [address, country] = [column('IP Address'), column('Country')];
    const places = rows.map((row) => {
      // No field before these two is ever quoted.
      const fields = row.split(',');
      return { stated: fields[country], place: atlas.place(fields[address]) };
    });
    const inPublic = places.filter(({ place }) => place.addressKind === 'public');
    const agreeing = inPublic.filter(({ stated, place }) => place.country === stated);
    expect(places.filter(({ place }) => place.addressKind === 'private')).toHaveLength(408);
    expect(inPublic).toHaveLength(1592);
    expect(agreeing.length / inPublic.length).toBeGreaterThanOrEqual(0.88);
  });
});
