import { describe, expect, it } from 'vitest';
import type { Arrivals } from '../../facts/arrivals.fact.js';
import type { Visit } from '../../facts/visits.fact.js';
import { surroundingsAt } from './familiar.js';

const hourMs = 3_600_000;
const visit = (hours: number, asn: number, deviceId: string, country = 'AR'): Visit => ({ at: hours * hourMs, latitude: -34.6, longitude: -58.38, accuracyKm: 50, country, asn, networkClass: 'consumer', deviceId });
const unseen: Arrivals = { located: 40, withAgents: 40, days: 90, ways: [{ country: 'AR', networkClass: 'consumer', onAddress: 0, onNetwork: 0, inCountry: 40, withAgent: 0, onSystem: 40 }] };
const abroad: Arrivals = { ...unseen, ways: [{ country: 'ES', networkClass: 'consumer', onAddress: 0, onNetwork: 0, inCountry: 0, withAgent: 0, onSystem: 40 }] };
const atHome: Arrivals = { ...unseen, ways: [{ country: 'AR', networkClass: 'consumer', onAddress: 9, onNetwork: 40, inCountry: 40, withAgent: 9, onSystem: 40 }] };
const unplaced: Arrivals = { located: 0, withAgents: 40, days: 90, ways: [{ country: null, networkClass: null, onAddress: null, onNetwork: null, inCountry: null, withAgent: 9, onSystem: 40 }] };

describe('surroundings', () => {
  it.each<[string, readonly Visit[], Arrivals, ReturnType<typeof surroundingsAt>]>([
    ['the network of the old phone', [visit(-20, 1, 'old'), visit(0, 1, 'new')], unseen, { familiar: 0.6, isElsewhere: false, isAbroad: false }],
    ['the network of the old phone, whatever came later', [visit(-20, 1, 'old'), visit(0, 1, 'new'), visit(3, 2, 'new')], unseen, { familiar: 0.6, isElsewhere: false, isAbroad: false }],
    ['a network of its own', [visit(-20, 1, 'old'), visit(0, 2, 'new')], unseen, { familiar: 0, isElsewhere: true, isAbroad: false }],
    ['a network that it chose itself the day before', [visit(-20, 2, 'new'), visit(0, 2, 'new')], unseen, { familiar: 0, isElsewhere: false, isAbroad: false }],
    ['a country of its own', [visit(-20, 1, 'old'), visit(0, 2, 'new', 'ES')], abroad, { familiar: 0, isElsewhere: true, isAbroad: true }],
    ['an account without habits', [visit(-20, 1, 'old'), visit(0, 2, 'new')], { ...unseen, located: 2 }, { familiar: 0, isElsewhere: false, isAbroad: false }],
    ['a moment that nobody remembers', [visit(5, 2, 'new')], unseen, { familiar: 0.5, isElsewhere: false, isAbroad: false }],
    ['no address that can be placed', [], unseen, { familiar: 0, isElsewhere: false, isAbroad: false }],
    ['a backend that sends no addresses', [], unplaced, { familiar: 0.5, isElsewhere: false, isAbroad: false }],
    ['home, as far as the last days tell', [], atHome, { familiar: 1, isElsewhere: false, isAbroad: false }],
  ])('%s', (_, visits, arrivals, surroundings) => {
    expect(surroundingsAt(0, visits, arrivals)).toEqual(surroundings);
  });
});
