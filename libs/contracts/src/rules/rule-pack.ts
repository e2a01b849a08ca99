import type { Story } from '@app/domain';
import { z } from 'zod';
import { ruleInput } from './rule-input.js';

const named = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single dashes.');

// The fields of an event are those of a case; what a story leaves out nobody said.
const event = z.looseObject({ eventType: z.string(), minutesAgo: z.number().min(0).optional(), times: z.int().min(1).max(1_000).optional(), everyMinutes: z.number().positive().optional(), of: z.string().optional() });

const story = z.looseObject({ says: z.string().min(1), events: z.array(event).min(1) }) as unknown as z.ZodType<Story>;

/** Rules that belong together, as a file: each with stories that it must hit and stories that it must leave alone. */
export const rulePack = z.strictObject({
  name: named,
  title: z.string().min(1),
  says: z.string().min(1),
  rules: z.array(z.strictObject({ code: named, rule: ruleInput, hits: z.array(story).min(1), spares: z.array(story).min(1) })).min(1),
});

export type RulePack = z.output<typeof rulePack>;
