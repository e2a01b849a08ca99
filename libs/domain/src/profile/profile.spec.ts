import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalEventType } from '../mappings/canonical-event-type.js';
import type { CanonicalField } from '../mappings/field-sources.js';
import { nameSpelling } from '../mappings/name-spelling.js';
import { readCountry } from '../place/read-country.js';
import { readPhone } from './phone.js';
import { type ProfileSources, profileOf } from './profile-of.js';
import { forgetMoment, type Told, withTold } from './sayings.js';
import { hoursAhead } from './time-zone.js';

const day = 86_400_000;
const nothing: ProfileSources = { type: 'person', registered: {}, attributes: {}, sayings: {}, device: {}, meaningOf: (raw) => canonicalEventType(raw), asOf: 100 * day };
const after = (told: readonly Told[], more: Partial<ProfileSources> = {}) => profileOf({ ...nothing, sayings: withTold({}, told), ...more });
const told = (eventType: string, data: Record<string, unknown>, at = 0): Told => ({ eventType, data, at });

describe('what events told', () => {
  const event = fc.record<Told>({
    eventType: fc.constantFrom('REGISTRATION', 'PROFILE_UPDATED', 'kyc'),
    at: fc.integer({ min: 0, max: 20 }),
    data: fc.dictionary(fc.constantFrom('email', 'name', '__proto__', 'a.b', 'user'), fc.oneof(fc.constantFrom('x', 'y', 'z', ' x ', '', 7), fc.string(), fc.anything())),
  });

  it('is remembered alike whatever the order, the groups and the repeats', () => {
    const many = fc.array(fc.record({ event, key: fc.string({ minLength: 3, maxLength: 3 }) }), { maxLength: 80 });
    fc.assert(
      fc.property(many, fc.nat(), (some, turn) => {
        // Keys of their own fill the memory beyond its bounds.
        const events = some.map(({ event: one, key }) => ({ ...one, data: { ...one.data, [key]: 'x' } }));
        const shuffled = events.map((one, n) => [one, (n * 7_919 + turn) % 101] as const).sort(([, a], [, b]) => a - b).map(([one]) => one);
        const bit = shuffled.length >> 1;
        const inParts = withTold(withTold(withTold({}, shuffled.slice(bit)), shuffled.slice(0, bit)), shuffled.slice(bit));
        expect(inParts).toEqual(withTold({}, events));
        expect(JSON.parse(JSON.stringify(inParts))).toEqual(inParts);
      }),
    );
  });

  it('is forgotten by its moment', () => {
    const known = withTold({}, [told('REGISTRATION', { email: 'old@x.com', name: 'Ana' }, 1), told('EMAIL_CHANGE', { email: 'new@x.com' }, 2)]);
    expect(forgetMoment(known, 2)).toEqual(withTold({}, [told('REGISTRATION', { email: 'old@x.com', name: 'Ana' }, 1)]));
  });
});

describe('profileOf', () => {
  it.each<[string, Told[], Partial<ProfileSources>, object]>([
    ['a sign-up', [told('user.signup', { full_name: 'Ana Gómez', 'e-mail': 'ana@x.com', phone: 5491155554821 })], {}, { FULL_NAME: 'Ana Gómez', EMAIL: 'ana@x.com', PHONE: '5491155554821' }],
    ['the latest word', [told('EMAIL_CHANGE', { newValue: 'new@x.com' }, 2), told('REGISTRATION', { email: 'old@x.com' }, 1)], {}, { EMAIL: 'new@x.com' }],
    ['the old one beside the new one', [told('EMAIL_CHANGE', { email: 'z@old.com', newEmail: 'a@new.com' })], {}, { EMAIL: 'a@new.com' }],
    ['what is wrapped', [told('PROFILE_UPDATED', { user: { firstName: 'Ana', lastName: 'Gómez' }, address: { city: 'Rosario', country: 'AR' } })], {}, { FULL_NAME: 'Ana Gómez', CITY: 'Rosario', COUNTRY: 'AR' }],
    ['somebody else', [told('PROFILE_UPDATED', { beneficiary: { name: 'Bruno', email: 'bruno@x.com' } })], {}, {}],
    ['events that are not about the person', [told('TRANSFER_SUCCESS', { name: 'Bruno' }), told('LOGIN_FAILED', { email: 'guess@x.com' }), told('page_view', { name: 'Home' })], {}, {}],
    ['what is registered, the customer’s own names first', [], { registered: { EMAIL: 'column@x.com', PHONE: '1' }, attributes: { correo: 'attribute@x.com' } }, { EMAIL: 'attribute@x.com', PHONE: '1' }],
    ['an event before what is registered', [told('EMAIL_CHANGE', { email: 'event@x.com' })], { registered: { EMAIL: 'column@x.com' } }, { EMAIL: 'event@x.com' }],
    ['the device last', [], { device: { TIME_ZONE: 'America/Bogota' }, attributes: { timezone: 'America/Lima' } }, { TIME_ZONE: 'America/Lima' }],
    ['names of the customer’s own', [told('kyc', { kontakt: 'own@x.com', email: 'global@x.com' })], {
      meaningOf: () => 'PROFILE_UPDATED',
      ownFields: new Map<string, CanonicalField | null>([[nameSpelling('kontakt'), 'EMAIL']]),
    }, { EMAIL: 'own@x.com' }],
    ['a name that means nothing', [told('REGISTRATION', { name: 'Ana' })], { ownFields: new Map([['name', null]]) }, {}],
  ])('reads %s', (_, events, more, fields) => {
    expect(after(events, more).fields).toMatchObject(fields);
    if (Object.keys(fields).length === 0) expect(after(events, more).fields).toEqual({});
  });

  it('counts the values of the last month, and not the ways to write one', () => {
    const events = [told('PROFILE_UPDATED', { name: 'Ana' }, 10 * day), told('PROFILE_UPDATED', { name: 'Bea' }, 80 * day), told('PROFILE_UPDATED', { name: 'Carla' }, 81 * day), told('PROFILE_UPDATED', { name: 'CARLA' }, 82 * day)];
    expect(after(events).changes).toEqual({ FULL_NAME: 2 });
    expect(after([told('PHONE_CHANGE', { phone: '+54 9 11 5555-4821' }, 99 * day), told('REGISTRATION', { phone: '1155554821' }, 98 * day)]).changes).toEqual({});
    const moved = (street: string, at: number): Told => told('ADDRESS_CHANGED', { street, address: `${street}, Rosario`, newValue: `${street} - 2000 Rosario` }, at);
    expect(after([moved('Mitre 12', 96 * day), moved('Mitre 120', 97 * day)]).changes).toEqual({ ADDRESS: 2 });
  });
});

describe('readPhone', () => {
  it.each([
    ['+54 9 11 5555-4821', null, 'valid', 'AR'],
    ['0034 612 345 679', null, 'valid', 'ES'],
    ['5491155554821', null, 'valid', 'AR'],
    ['5491155554821', 'BR', 'unknown', null],
    ['11 91734-5982', 'BR', 'valid', null],
    ['+5491155', null, 'invalid', null],
    ['1155', 'AR', 'invalid', null],
    ['4821739', null, 'unknown', null],
    ['4821739', 'XX', 'unknown', null],
    ['0000000000', 'AR', 'fake', null],
    ['+1 555 2345678', null, 'fake', null],
    ['call me', 'AR', 'invalid', null],
  ])('%s in %s is %s', (number, country, verdict, of) => {
    expect(readPhone(number, country)).toEqual({ verdict, country: of });
  });
});

describe('readCountry', () => {
  it.each([['ar', 'AR'], ['Argentina', 'AR'], [' BRASIL ', 'BR'], ['España', 'ES'], ['United States', 'US'], ['México', 'MX'], ['Germany', 'DE'], ['Vietnam', 'VN'], ['uk', 'GB'], ['United Kingdom', 'GB'], ['Narnia', null], ['', null]])('%s is %s', (text, code) => {
    expect(readCountry(text)).toBe(code);
  });

  it('knows each country by its names under the code that it has today', () => {
    for (const language of ['en', 'es', 'pt', 'fr', 'it', 'de']) {
      const nameOf = new Intl.DisplayNames([language], { type: 'region' });
      for (const code of ['AR', 'CW', 'CZ', 'DE', 'FR', 'GB', 'MM', 'RS', 'RU', 'TL', 'US', 'VN', 'VU', 'YE', 'ZW']) expect(readCountry(String(nameOf.of(code))), language).toBe(code);
    }
  });
});

describe('hoursAhead', () => {
  const july = Date.parse('2026-07-01T12:00:00Z');
  const january = Date.parse('2026-01-01T12:00:00Z');
  it.each([
    ['America/Argentina/Buenos_Aires', july, -3],
    ['Europe/Madrid', july, 2],
    ['Europe/Madrid', january, 1],
    ['Asia/Kolkata', july, 5.5],
    ['UTC', july, 0],
    ['UTC-3', july, -3],
    ['GMT+05:30', july, 5.5],
    ['Middle/Earth', july, null],
    ['', july, null],
  ])('%s', (zone, at, hours) => {
    expect(hoursAhead(zone, at)).toBe(hours);
  });
});
