import { describe, expect, it } from 'vitest';
import { statedDevice } from '../../device/stated-device.js';
import type { Facts } from '../../facts/catalogue.js';
import { analyze } from '../../score/analyze.js';

const phone = statedDevice({ platform: 'android', model: 'SM-A546E' }, 'okhttp/4.12.0');
const browser = statedDevice({ platform: 'web' }, 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36');

/** Somebody of whom all is known, and who shares nothing. */
const alone = {
  peopleOnDevice: 1,
  ownDevice: 1,
  statedDevices: [phone],
  peopleOnAddress: { people: 1, networkClass: 'consumer' },
  peopleInSession: 1,
  sharedDestination: { senders: 3, together: 1, share: 0.3 },
  beganAlike: 0,
  similarEmails: { same: 0, variants: 0 },
  namesakes: { people: 0, met: 0 },
  taxIdHolders: { alike: 0, other: 0 },
} satisfies Partial<Facts>;

const uniqueness = (facts: Partial<Facts>): number => analyze({ ...alone, ...facts }).scores.UNIQUENESS?.value ?? 100;

const onAddress = (people: number, networkClass: 'consumer' | 'anonymiser' = 'consumer') => ({ peopleOnAddress: { people, networkClass } });

describe('people who share much and are one each', () => {
  it.each<[string, Partial<Facts>]>([
    ['a household with one tablet', { peopleOnDevice: 3, ownDevice: 0, peopleInSession: 3, ...onAddress(4), sharedDestination: { senders: 4, together: 3, share: 0.6 } }],
    ['a family of five with one tablet', { peopleOnDevice: 5, ownDevice: 0, ...onAddress(5) }],
    ['siblings in one flat who send to their parents', { ...onAddress(3), sharedDestination: { senders: 3, together: 3, share: 0.9 }, namesakes: { people: 2, met: 0 } }],
    ['father and son of one name on one tablet', { peopleOnDevice: 2, ownDevice: 0.5, namesakes: { people: 1, met: 1 }, ...onAddress(3) }],
    ['a couple with one e-mail address', { similarEmails: { same: 1, variants: 0 }, peopleOnDevice: 2, ownDevice: 0.4, peopleInSession: 2, ...onAddress(2) }],
    ['a bookkeeper with nine clients on her address', { similarEmails: { same: 9, variants: 0 }, ...onAddress(4) }],
    ['an office of thirty that pays one canteen', { ...onAddress(30), sharedDestination: { senders: 30, together: 5, share: 0.1 }, beganAlike: 2 }],
    ['an office of four hundred', { ...onAddress(190), sharedDestination: { senders: 51, together: 0, share: 0.5 }, beganAlike: 8 }],
    ['a campus that got the app on one morning', { ...onAddress(180), beganAlike: 50 }],
    ['a phone behind the gateway of its carrier', onAddress(200)],
    ['a phone behind a relay', { ...onAddress(200, 'anonymiser'), beganAlike: 2 }],
    ['one of fifty María González', { namesakes: { people: 50, met: 0 } }],
    ['a sole trader', { taxIdHolders: { alike: 0, other: 1 }, similarEmails: { same: 1, variants: 0 }, peopleOnDevice: 2, ownDevice: 0 }],
    ['a customer of the power company', { sharedDestination: { senders: 51, together: 0, share: 1 } }],
    ['a tenant among tenants', { sharedDestination: { senders: 14, together: 4, share: 1 } }],
    ['a visitor of a kiosk', { peopleOnDevice: 50, ownDevice: 0.8, peopleInSession: 50 }],
    ['one of six strangers whose telephones are one model, in their browsers', { peopleOnDevice: 6, ownDevice: 0, statedDevices: [browser] }],
    ['one of fifty of them', { peopleOnDevice: 50, ownDevice: 0, statedDevices: [browser], ...onAddress(4) }],
  ])('%s stays above 60', (_, facts) => {
    expect(uniqueness(facts)).toBeGreaterThan(60);
  });
});

describe('accounts in one hand', () => {
  it.each<[string, Partial<Facts>]>([
    ['twelve on one phone', { peopleOnDevice: 12, ownDevice: 0 }],
    ['twelve in one browser, on one line', { peopleOnDevice: 12, ownDevice: 0, statedDevices: [browser], ...onAddress(5) }],
    ['twelve in one browser, through a rented server', { peopleOnDevice: 12, ownDevice: 0, statedDevices: [browser], peopleOnAddress: { people: 3, networkClass: 'hosting' } }],
    ['twelve in one browser that changes its fingerprint', { peopleInSession: 12, similarEmails: { same: 0, variants: 11 } }],
    ['twelve spellings of one mailbox that empty into one account', { similarEmails: { same: 0, variants: 11 }, sharedDestination: { senders: 12, together: 12, share: 1 } }],
    ['a script that opens eight accounts with plus addresses', { beganAlike: 7, similarEmails: { same: 0, variants: 7 } }],
    ['six on one phone and one document under two numbers', { peopleOnDevice: 6, ownDevice: 0, taxIdHolders: { alike: 1, other: 0 } }],
  ])('%s fall below 30', (_, facts) => {
    expect(uniqueness(facts)).toBeLessThan(30);
  });

  it.each<[string, Partial<Facts>]>([
    ['one device', { peopleOnDevice: 12, ownDevice: 0 }],
    ['one session', { peopleInSession: 12 }],
    ['one mailbox', { similarEmails: { same: 0, variants: 11 } }],
  ])('and each more thing in common than %s makes it worse', (_, facts) => {
    const destination = { sharedDestination: { senders: 12, together: 12, share: 1 } };
    expect(uniqueness({ ...facts, ...destination })).toBeLessThan(uniqueness(facts));
    expect(uniqueness({ ...facts, beganAlike: 11 })).toBeLessThan(uniqueness(facts));
  });
});
