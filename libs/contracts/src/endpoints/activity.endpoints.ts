import { activityDays, dimensions } from '@app/domain';
import { z } from 'zod';
import { envelope, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { wholeNumber } from '../http/query.js';

const series = z
  .strictObject({
    name: z.string().meta({ description: 'An event type, or a country (ISO 3166-1 alpha-2).' }),
    total: z.int(),
    counts: z.array(z.int()).meta({ description: 'One for each step, the oldest first.' }),
  })
  .meta({ id: 'ActivitySeries' });

const getActivity = defineEndpoint({
  method: 'GET',
  path: '/activity',
  chapter: 'events',
  title: 'How much happened, over time',
  says: [
    'Events by type and by country, hour by hour or day by day (UTC), in the order of their totals. Each event is counted once, in the hour in which it happened, when its address is placed: a moment after it was accepted.',
    `A country is where the address was first placed; events whose place is unknown are in \`types\` only. The numbers are read from counts that are kept with the events, so that the answer costs the same however many there are. Kept are ${activityDays} days.`,
  ].join('\n\n'),
  needs: 'events:read',
  query: z.strictObject({
    days: wholeNumber({ least: 1, most: activityDays, otherwise: 7 }).meta({ description: 'How far to look back; the present hour or day is the last.' }),
    by: z.enum(['hour', 'day'], { error: 'Use hour or day.' }).default('hour'),
  }),
  answer: { status: 200, schema: envelope({ activity: z.strictObject({ from: utc(), stepSeconds: z.int(), steps: z.int(), types: z.array(series), countries: z.array(series) }) }) },
  errors: [],
  example: {
    query: { days: '3', by: 'day' },
    answer: {
      success: true,
      activity: {
        from: '2026-11-18T00:00:00.000Z',
        stepSeconds: 86_400,
        steps: 3,
        types: [{ name: 'LOGIN_SUCCESS', total: 9_210, counts: [3_104, 3_340, 2_766] }, { name: 'LOGIN_FAILED', total: 377, counts: [101, 96, 180] }],
        countries: [{ name: 'AR', total: 9_402, counts: [3_150, 3_380, 2_872] }],
      },
    },
  },
});

const count = z.strictObject({ now: z.int(), before: z.int() }).meta({ id: 'WeekCount' });
const namedCount = z.strictObject({ name: z.string(), now: z.int(), before: z.int() }).meta({ id: 'NamedWeekCount' });
const median = z.strictObject({ now: z.int().nullable(), before: z.int().nullable() }).meta({ id: 'WeekMedian' });

const getActivityChanges = defineEndpoint({
  method: 'GET',
  path: '/activity/changes',
  chapter: 'events',
  title: 'What changed against the week before',
  says: [
    'The last 168 hours and the present one (`now`), beside the 168 hours before them (`before`): events, new entities and opened alerts (both counted up to 100,000), each type and country, what moved most first. `before: 0` is new, `now: 0` is gone.',
    '`scores` has the whole score in the middle of all events, in the last seven days (UTC, today among them) and the seven before; null without a score.',
  ].join('\n\n'),
  needs: 'events:read',
  answer: {
    status: 200,
    schema: envelope({
      changes: z.strictObject({
        since: utc().meta({ description: 'When this week began.' }),
        events: count,
        entities: count,
        alerts: count,
        scores: z.record(z.enum(dimensions), median),
        types: z.array(namedCount),
        countries: z.array(namedCount),
      }),
    }),
  },
  errors: [],
  example: {
    answer: {
      success: true,
      changes: {
        since: '2026-11-13T13:00:00.000Z',
        events: { now: 21_400, before: 19_950 },
        entities: { now: 310, before: 288 },
        alerts: { now: 14, before: 5 },
        scores: { HUMANITY: { now: 82, before: 82 }, AUTHENTICITY: { now: 71, before: 70 }, UNIQUENESS: { now: 77, before: 79 }, BEHAVIOR: { now: 66, before: 72 } },
        types: [{ name: 'LOGIN_SUCCESS', now: 20_100, before: 19_900 }, { name: 'PHONE_CHANGE', now: 42, before: 0 }],
        countries: [{ name: 'AR', now: 20_900, before: 19_940 }, { name: 'JP', now: 12, before: 0 }],
      },
    },
  },
});

export const activityEndpoints = { getActivity, getActivityChanges } as const;
