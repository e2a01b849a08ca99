import { dimensions, entityStatuses } from '@app/domain';
import { z } from 'zod';
import { carriedBadge } from '../badges/badge.js';
import { json, utc } from '../http/answer.js';

/** An entity as it is shown. */
export const entity = z
  .strictObject({
    id: z.uuid(),
    externalId: z.string().meta({ description: 'Your own id for it; without one, its id here.' }),
    type: z.enum(['person', 'company']),
    name: z.string(),
    taxId: z.string().nullable().meta({ description: 'As it was sent.' }),
    countryCode: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    nationality: z.string().nullable(),
    registrationDate: z.string().nullable(),
    operationalHours: z.unknown(),
    attributes: json(),
    riskFactors: z.unknown(),
    entityData: json(),
    isClient: z.boolean(),
    riskMatrixId: z.string().nullable(),
    status: z.enum(entityStatuses),
    statusReason: z.string().nullable(),
    statusChangedAt: utc().nullable(),
    createdAt: utc(),
    updatedAt: utc(),
    deletedAt: utc().nullable(),
  })
  .meta({ id: 'Entity' });

const plainScore = z.strictObject({ value: z.number(), confidence: z.number() }).meta({ id: 'EntityScore', description: 'value 0..100, higher is better; confidence 0..1.' });

/** With its scores of now. */
export const scoredEntity = entity
  .extend({
    scores: z.record(z.enum(dimensions), plainScore.nullable()).meta({ description: 'Null without evidence.' }),
    badges: z.array(carriedBadge).meta({ description: 'What is shown first comes first.' }),
    lastEventAt: utc().nullable().meta({ description: 'The newest event that scoring has seen.' }),
  })
  .meta({ id: 'ScoredEntity' });

const explainedScore = z
  .strictObject({ value: z.number(), confidence: z.number(), prior: z.number().meta({ description: 'Where it started: with the contributions it adds up to the value, to the cent.' }) })
  .meta({ id: 'ExplainedScore' });

const observation = z
  .strictObject({
    code: z.string().meta({ description: 'The analyzer that saw it.' }),
    dimension: z.enum(dimensions),
    title: z.string(),
    value: z.number().meta({ description: '0..1, where 1 is fine.' }),
    confidence: z.number(),
    weight: z.number(),
    because: z.string(),
    contribution: z.number().meta({ description: 'The points that it gave to the score or took from it.' }),
  })
  .meta({ id: 'Observation' });

const cycle = {
  cycle: z.int().meta({ description: 'How often it was scored.' }),
  scores: z.record(z.enum(dimensions), explainedScore.nullable()),
  observations: z.array(observation),
  eventCount: z.int(),
  deviceCount: z.int(),
  durationMs: z.number(),
};

/** The latest cycle. */
export const analysis = z.strictObject({ entityId: z.uuid(), ...cycle, startedAt: utc(), finishedAt: utc() }).meta({ id: 'Analysis' });

/** A cycle that changed a score. */
export const pastCycle = z.strictObject({ ...cycle, finishedAt: utc() }).meta({ id: 'PastCycle' });
