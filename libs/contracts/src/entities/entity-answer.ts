import { cycleCauses, dimensions, entityStatuses } from '@app/domain';
import { z } from 'zod';
import { carriedBadge } from '../badges/badge.js';
import { json, utc } from '../http/answer.js';
import { revision } from '../webhooks/revision.js';

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
    disregarded: z.boolean().meta({ description: 'Scoring looks away from it.' }),
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
  cause: z.enum(Object.keys(cycleCauses) as (keyof typeof cycleCauses)[]).meta({ description: 'Why it was scored.' }),
};

/** The latest cycle. */
export const analysis = z.strictObject({ entityId: z.uuid(), ...cycle, startedAt: utc(), finishedAt: utc() }).meta({ id: 'Analysis' });

const obstacle = z.strictObject({
  code: z.string(),
  title: z.string(),
  because: z.string(),
  contribution: z.number(),
  facts: z.array(z.string()).meta({ description: 'What it rests on: when these are otherwise, it may be gone.' }),
});

const changedFact = z.strictObject({
  fact: z.string(),
  says: z.string().meta({ description: 'What the fact is: what it counts, in which unit, over which time.' }),
  from: z.unknown().meta({ description: 'Its value now: a number, null for what is not known, an object, or a list of at most some dozen of these.' }),
  to: z.unknown().meta({ description: 'A value with which the score is not below the cut-off, as near to `from` as it still is. Of a list what may stay of it; where that does not do, and where something has to be known instead, an example of what would.' }),
});

const changeOfFacts = z
  .strictObject({
    asOf: utc().meta({ description: 'When the facts were read. They are not kept with a cycle: this is about now, and changes nothing.' }),
    score: z.number().nullable().meta({ description: 'The score by these facts: another than that of the latest cycle when something happened since, or time went by. Null: nothing is left to judge by.' }),
    facts: z.array(changedFact).meta({ description: 'The fewest facts that would have to be otherwise, all of these together: one or two where so many do, otherwise few. Empty when the score is not below the cut-off now.' }),
    scoreThen: z.number().nullable().meta({ description: 'The score by the changed facts. Null: nothing would be left to judge by.' }),
  })
  .meta({ id: 'ChangeOfFacts' });

/** What keeps a score below a cut-off. */
export const counterfactual = z
  .strictObject({
    dimension: z.enum(dimensions),
    score: z.number(),
    reachable: z.boolean().meta({ description: 'False: the cut-off is out of reach even without anything that pulls the score down.' }),
    without: z.array(obstacle).meta({ description: 'The fewest observations without which the score is not below the cut-off, and of several such sets the one of the fewest points. Empty when it is out of reach.' }),
    scoreThen: z.number().nullable().meta({ description: 'The score without these, or at its best. Null: nothing would be left to judge by.' }),
    says: z.string(),
    change: changeOfFacts.nullable().meta({ description: 'The smallest change of facts that lifts the score to the cut-off. It may also give good evidence, so that there can be one where `reachable` is false. Null: none was found, or reading the facts took longer than READ_TIMEOUT_SECONDS.' }),
  })
  .meta({ id: 'Counterfactual' });

/** A cycle that changed a score. */
export const pastCycle = z
  .strictObject({
    ...cycle,
    finishedAt: utc(),
    because: z.string().meta({ description: 'The cause in words.' }),
    changes: z
      .array(
        z.strictObject({
          code: z.string(),
          dimension: z.enum(dimensions),
          title: z.string(),
          change: z.enum(['APPEARED', 'DISAPPEARED', 'CHANGED']),
          points: z.number().meta({ description: 'What it gives now less what it gave before.' }),
          because: z.string(),
        }),
      )
      .meta({ description: 'Against the entry before it, the greatest first. In each dimension the points add up to the change of the score, where it had one before.' }),
    revision: revision.nullable().meta({ description: 'The verdict that it revised, as endpoints that name `score.revised` are told. Null: it revised none, or alerting has not been there yet.' }),
  })
  .meta({ id: 'PastCycle' });
