import { dimensions } from '@app/domain';
import { z } from 'zod';

const condition = z.strictObject({
  dimension: z.enum([...dimensions, 'ANY'], { error: `Use one of ${[...dimensions, 'ANY'].join(', ')}.` }),
  operator: z.enum(['lt', 'lte', 'gt', 'gte'], { error: 'Use lt, lte, gt or gte.' }),
  threshold: z.number().min(0).max(100),
  minConfidence: z.number().min(0).max(1).optional(),
});

/** A rule on score thresholds: all its conditions must hold. Higher scores are better, so most rules say `lt`. */
export const ruleInput = z.strictObject({
  name: z.string().min(1).max(200),
  description: z.string().max(2_000).default(''),
  severity: z.enum(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']).default('MEDIUM'),
  enabled: z.boolean().default(true),
  conditions: z.array(condition).min(1).max(20),
});

export const ruleChange = z
  .strictObject({
    name: z.string().min(1).max(200),
    description: z.string().max(2_000),
    severity: z.enum(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']),
    enabled: z.boolean(),
    conditions: z.array(condition).min(1).max(20),
  })
  .partial();

export type RuleInput = z.output<typeof ruleInput>;
export type RuleChange = z.output<typeof ruleChange>;
