import { ruleTypes, windowAggregates } from '@app/domain';
import { z } from 'zod';
import { envelope } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';

const type = z.enum(ruleTypes);

const field = z
  .strictObject({
    path: z.string().meta({ description: 'As a tree names it.' }),
    cel: z.string().meta({ description: 'As a CEL text spells it.' }),
    type,
    says: z.string(),
    isOpen: z.boolean().meta({ description: 'Any path may follow below it.' }),
    oneOf: z.array(z.string()).nullable().meta({ description: 'All the values that it can have, where they are known.' }),
  })
  .meta({ id: 'RuleField' });

const operator = z
  .strictObject({
    name: z.string(),
    opposite: z.string().nullable(),
    says: z.string(),
    fits: z.array(type).meta({ description: 'The types of fields that it goes with; `anything` goes with all.' }),
    takes: z.enum(['nothing', 'scalar', 'ordered', 'pair', 'scalars', 'part', 'text', 'pattern', 'list id']).meta({ description: 'What it needs as its value.' }),
  })
  .meta({ id: 'RuleOperator' });

const written = z.strictObject({ name: z.string(), form: z.string().meta({ description: 'How it is written.' }), says: z.string() }).meta({ id: 'RuleFunction' });

export const getRuleVocabulary = defineEndpoint({
  method: 'GET',
  path: '/rules/vocabulary',
  chapter: 'rules',
  title: 'The words of rules',
  says: 'All that a rule may be made of: the fields with their types and what they are, the operators of trees, the functions of CEL, and what a window may be. Event types of the organization\'s own are among the values. It is what an editor needs to complete what somebody writes; docs/rules.md says the same to people.',
  needs: 'rules:read',
  answer: {
    status: 200,
    schema: envelope({
      fields: z.array(field),
      operators: z.array(operator),
      functions: z.array(written),
      methods: z.array(written).meta({ description: 'What stands behind a value and a dot.' }),
      windows: z.strictObject({
        aggregates: z.array(z.strictObject({ name: z.enum(windowAggregates), takesField: z.boolean() })),
        keys: z.array(z.string()).meta({ description: 'By what events are gathered; fields below event.metadata too.' }),
        fields: z.strictObject({ compared: z.array(z.string()), added: z.array(z.string()) }).meta({ description: 'What `distinct` and `where` take, and what the others take; fields below event.metadata too.' }),
      }),
    }),
  },
  errors: [],
  example: {
    answer: {
      success: true,
      fields: [{ path: 'event.amount', cel: 'event.amount', type: 'number', says: 'the amount of money, read from the metadata under any of its known names', isOpen: false, oneOf: null }],
      operators: [{ name: 'eq', opposite: 'ne', says: 'is this value', fits: ['text', 'number', 'truth', 'moment'], takes: 'scalar' }],
      functions: [{ name: 're', form: 're(x, "pattern")', says: 'whether the pattern (RE2) is found in the text' }],
      methods: [{ name: 'startsWith', form: 'x.startsWith("y")', says: 'whether a text begins so' }],
      windows: { aggregates: [{ name: 'count', takesField: false }], keys: ['entity', 'device', 'address', 'destination'], fields: { compared: ['event.ipAddress'], added: ['event.amount'] } },
    },
  },
});
