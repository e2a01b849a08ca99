import { type Severity, usualAlertObjectives } from '@app/domain';
import { z } from 'zod';
import { identifier } from '../events/field.js';
import { envelope, utc } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';

const country = z
  .string({ error: 'Use a country code, or null.' })
  .regex(/^[A-Za-z]{2}$/, 'Use two letters (ISO 3166-1 alpha-2), for example AR.')
  .transform((code) => code.toUpperCase())
  .nullable()
  .meta({ description: 'ISO 3166-1 alpha-2. The country of events and tax ids that name none.' });

const MONTH = 30 * 24 * 60;
const minutes = z.int('Use whole minutes.').min(1, 'Use at least one minute.').max(MONTH, 'Use at most 43200 minutes, which are 30 days.');
const objectives = z.strictObject({ CRITICAL: minutes, HIGH: minutes, MEDIUM: minutes, LOW: minutes } satisfies Record<Severity, z.ZodType>);
const OBJECTIVES = 'Within how many minutes somebody should have looked into an alert, by its severity.';

const organization = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    defaultCountry: z.string().nullable(),
    alertObjectives: objectives.meta({ description: OBJECTIVES }),
    monthlyEventLimit: z.int().nullable().meta({ description: 'The most events that are accepted in a calendar month (UTC); null: no limit. The operator sets it.' }),
    eventsThisMonth: z.int().meta({ description: 'Accepted since the first of the month (UTC). A repeat under the same idempotency key is not counted.' }),
    createdAt: utc(),
  })
  .meta({ id: 'Organization' });

const example = { id: '019ab3b0-1f00-7a11-9c55-2b7d1e4f6a01', name: 'Billetera Andina', defaultCountry: 'AR', alertObjectives: usualAlertObjectives, monthlyEventLimit: 5_000_000, eventsThisMonth: 1_284_311, createdAt: '2026-03-02T15:20:00.000Z' };

const getOrganization = defineEndpoint({
  method: 'GET',
  path: '/organization',
  chapter: 'organization',
  title: 'Your organization',
  says: 'The one that the key belongs to, with its limit and what it has used of it.',
  needs: 'settings:read',
  answer: { status: 200, schema: envelope({ organization }) },
  errors: [],
  example: { answer: { success: true, organization: example } },
});

const changeOrganization = defineEndpoint({
  method: 'PATCH',
  path: '/organization',
  chapter: 'organization',
  title: 'Change your organization',
  says: 'Fields that are left out stay as they are. The default country holds for what is sent from now on, objectives for every alert. The monthly limit is the operator’s, and cannot be changed here.',
  needs: 'settings:write',
  body: z.strictObject({ name: identifier('name', 200), defaultCountry: country, alertObjectives: objectives.partial().meta({ description: `${OBJECTIVES} Those that are left out stay as they are.` }) }).partial(),
  answer: { status: 200, schema: envelope({ organization }) },
  errors: [],
  example: { body: { defaultCountry: 'BR' }, answer: { success: true, organization: { ...example, defaultCountry: 'BR' } } },
});

export const organizationEndpoints = { getOrganization, changeOrganization } as const;
