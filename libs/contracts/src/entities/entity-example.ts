import { facts } from '@app/domain';
import { carriedBadgeExample } from '../badges/badge.js';

/** One company and its scores, for the examples of the reference. */
export const entityExample = {
  id: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55',
  externalId: 'merchant_2041',
  type: 'company',
  name: 'Panadería del Puerto SRL',
  taxId: '30-50001091-2',
  countryCode: 'AR',
  email: 'pagos@panaderia.example',
  phone: '+54 11 5550 0100',
  nationality: null,
  registrationDate: '2019-04-02',
  operationalHours: { mon: ['08:00', '20:00'] },
  attributes: { segment: 'retail', branches: 3 },
  riskFactors: null,
  entityData: {},
  isClient: true,
  riskMatrixId: null,
  status: 'under_review',
  statusReason: null,
  statusChangedAt: null,
  createdAt: '2026-11-20T12:58:11.020Z',
  updatedAt: '2026-11-20T12:58:11.020Z',
  deletedAt: null,
};

export const scoredExample = {
  ...entityExample,
  scores: { HUMANITY: { value: 84.1, confidence: 0.52 }, AUTHENTICITY: { value: 91.02, confidence: 0.4 }, UNIQUENESS: null, BEHAVIOR: { value: 41.2, confidence: 0.61 } },
  badges: [carriedBadgeExample],
  lastEventAt: '2026-11-20T13:00:00.000Z',
  disregarded: false,
};

const travel = {
  code: 'behavior.impossible-travel',
  dimension: 'BEHAVIOR',
  title: 'In two places at once',
  value: 0.05,
  confidence: 0.9,
  weight: 2,
  because: 'Madrid to Tokyo in 60 minutes.',
  contribution: -38.8,
};

const cycleExample = {
  cycle: 2,
  scores: { HUMANITY: null, AUTHENTICITY: null, UNIQUENESS: null, BEHAVIOR: { value: 41.2, confidence: 0.61, prior: 80 } },
  observations: [travel],
  eventCount: 2,
  deviceCount: 1,
  durationMs: 3.4,
  cause: 'events',
};

export const analysisExample = { entityId: entityExample.id, ...cycleExample, startedAt: '2026-11-20T13:00:00.900Z', finishedAt: '2026-11-20T13:00:00.904Z' };

export const pastExample = {
  ...cycleExample,
  finishedAt: '2026-11-20T13:00:00.904Z',
  because: 'New events came.',
  changes: [{ code: travel.code, dimension: 'BEHAVIOR', title: travel.title, change: 'APPEARED', points: -38.8, because: travel.because }],
  revision: null,
};

const inMadrid = { at: Date.UTC(2026, 10, 20, 12), latitude: 40.42, longitude: -3.7, accuracyKm: 50, country: 'ES', asn: 3352, networkClass: 'consumer', deviceId: 'phone' };
const inTokyo = { ...inMadrid, at: Date.UTC(2026, 10, 20, 13), latitude: 35.68, longitude: 139.65, country: 'JP', asn: 2516 };

export const counterfactualExample = {
  dimension: 'BEHAVIOR',
  score: 41.2,
  reachable: true,
  without: [{ code: travel.code, title: travel.title, because: travel.because, contribution: -38.8, facts: ['visits'] }],
  scoreThen: 81.3,
  says: 'BEHAVIOR is 41.2. Without this observation it would be 81.3, not below 60.',
  change: {
    asOf: '2026-11-20T13:00:07.310Z',
    score: 41.2,
    facts: [{ fact: 'visits', says: facts.visits.says, from: [inMadrid, inTokyo], to: [inMadrid] }],
    scoreThen: 81.3,
  },
};
