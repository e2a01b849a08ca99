import { decisions, evaluationModes } from '@app/domain';
import { z } from 'zod';
import { json, utc } from '../http/answer.js';

/** What is kept of a rule that held at an event, as it is shown. */
export const ruleHit = {
  ruleVersion: z.int(),
  evaluationMode: z.enum(evaluationModes),
  isShadow: z.boolean().meta({ description: 'It was counted, and nothing came of it.' }),
  score: z.number().nullable(),
  decision: z.enum(decisions).nullable(),
  conditions: json().meta({ description: 'What was expected and what was there.' }),
  hitAt: utc(),
};
