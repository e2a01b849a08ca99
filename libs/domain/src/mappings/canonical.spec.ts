import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalEventType, readEventTypeName } from './canonical-event-type.js';
import { canonicalFields, readFieldName } from './canonical-fields.js';
import { type CanonicalEventType, canonicalEventTypes } from './event-type-sources.js';
import { type CanonicalField, canonicalFieldNames } from './field-sources.js';
import { globalMappings } from './global-mappings.js';
import type { OwnMappings } from './mapping.js';
import { nameSpelling } from './name-spelling.js';

const own = <Target extends string>(...mappings: [string, Target | null][]): OwnMappings<Target> => new Map(mappings.map(([source, target]) => [nameSpelling(source), target]));

describe('canonicalEventType', () => {
  it.each([
    ['LOGIN_FAILED', 'LOGIN_FAILED'],
    ['login failed', 'LOGIN_FAILED'],
    ['loginFailed', 'LOGIN_FAILED'],
    ['LOGIN', 'LOGIN_SUCCESS'],
    ['user.login', 'LOGIN_SUCCESS'],
    ['Sign-In', 'LOGIN_SUCCESS'],
    ['user.signup', 'REGISTRATION'],
    ['password_reset', 'PASSWORD_RESET'],
    ['PasswordChange', 'PASSWORD_CHANGE'],
    ['checkout', 'PURCHASE'],
    ['user.signin_wrong_password', null],
    ['', null],
    ['...', null],
  ])('reads %j as %j', (raw, canonical) => {
    expect(canonicalEventType(raw)).toBe(canonical);
  });

  it("puts the customer's own above the global ones, and lets them say that a name means nothing", () => {
    const mine = own<CanonicalEventType>(['user.signin_wrong_password', 'LOGIN_FAILED'], ['checkout', null], ['OTHER_EVENT', 'PURCHASE']);
    expect(['User Signin Wrong Password', 'checkout', 'OTHER_EVENT', 'login'].map((raw) => canonicalEventType(raw, mine))).toEqual(['LOGIN_FAILED', null, 'PURCHASE', 'LOGIN_SUCCESS']);
  });

  it('never throws, knows nothing but canonical names, and leaves those as they are', () => {
    const mappings = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.constantFrom<CanonicalEventType | null>(null, ...canonicalEventTypes)));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('login', 'sign up')), mappings, (raw, mine) => {
        const canonical = canonicalEventType(raw, own(...mine));
        if (canonical === null) return;
        expect(canonicalEventTypes).toContain(canonical);
        expect(canonicalEventType(canonical)).toBe(canonical);
        expect(readEventTypeName(canonical)).toBe(canonical);
      }),
    );
  });
});

describe('canonicalFields', () => {
  it.each([
    [{ 'e-mail': ' ana@example.com ', full_name: 'Ana Gómez' }, { EMAIL: 'ana@example.com', FULL_NAME: 'Ana Gómez' }],
    [{ firstName: 'Ana', apellido: 'Gómez', Phone: '5491155', username: 7 }, { FIRST_NAME: 'Ana', LAST_NAME: 'Gómez', PHONE: '5491155' }],
    [{ email: '', mail: 'ana@example.com', name: {} }, { EMAIL: 'ana@example.com' }],
    [{ EMAIL: 'first@example.com', email: 'second@example.com' }, { EMAIL: 'first@example.com' }],
    [{ plan: 'pro', __proto__: 'x', constructor: 'y' }, {}],
  ])('reads %j', (attributes, fields) => {
    expect(canonicalFields(attributes)).toEqual(fields);
  });

  it("puts the customer's own above the global ones", () => {
    const mine = own<CanonicalField>(['kontakt', 'EMAIL'], ['login', null]);
    expect(canonicalFields({ email: 'global@example.com', kontakt: 'own@example.com', login: 'ana' }, mine)).toEqual({ EMAIL: 'own@example.com' });
  });

  it('never throws, and reads its own answer as it stands', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('email', 'Full Name')), fc.anything()), (attributes) => {
        const fields = canonicalFields(attributes);
        expect(canonicalFields(fields)).toEqual(fields);
      }),
    );
  });
});

describe('the global mappings', () => {
  it('give each source one meaning, and each a canonical one', () => {
    const spelled = globalMappings.map(({ kind, source }) => `${kind} ${nameSpelling(source)}`);
    expect(new Set(spelled).size).toBe(spelled.length);
    for (const { kind, source, target } of globalMappings) {
      expect(kind === 'EVENT_TYPE' ? readEventTypeName(target) : readFieldName(target), source).toBe(target);
      expect(kind === 'EVENT_TYPE' ? canonicalEventType(source) : Object.keys(canonicalFields({ [source]: 'x' }))[0], source).toBe(target);
    }
    expect(canonicalFieldNames.length).toBe(new Set(canonicalFieldNames).size);
  });
});
