import { dimensions, linkStrengths, tieTypes } from '@app/domain';
import { z } from 'zod';
import { entityExample } from '../../entities/entity-example.js';
import { envelope, utc } from '../../http/answer.js';
import { defineEndpoint } from '../../http/endpoint.js';
import { several, wholeNumber } from '../../http/query.js';

const tieType = z.enum(tieTypes, { error: `Use ${tieTypes.join(', ')}.` });
const strength = z.enum(linkStrengths, { error: `Use ${linkStrengths.join(', ')}.` });

const evidence = z.strictObject({
  value: z.string().meta({ description: "The session, the device, the destination, the address or the steps that both have; the other's e-mail address or name." }),
  since: utc().nullable().meta({ description: 'From when on both had it; null where nobody knows.' }),
  lastSeenAt: utc().nullable().meta({ description: 'When the other was last seen with it; of a session and a destination the beginning of that day, in UTC.' }),
  people: z.int().meta({ description: 'How many people have it in common, these two among them.' }),
});

const link = z
  .strictObject({
    entity: z.strictObject({
      id: z.uuid().meta({ description: 'Ask for the links of this one to walk on.' }),
      externalId: z.string(),
      name: z.string(),
      scores: z.record(z.enum(dimensions), z.number().nullable()),
      disregarded: z.boolean(),
    }),
    strength: strength.meta({ description: 'Of all ties together: strong by a session or a device, moderate by two other kinds, weak by one.' }),
    ties: z.array(
      z.strictObject({
        type: tieType,
        strength: z.enum(['strong', 'weak', 'corroborating']),
        evidence: z.array(evidence).meta({ description: 'At most 10.' }),
      }),
    ),
  })
  .meta({ id: 'EntityLink' });

export const getEntityLinks = defineEndpoint({
  method: 'GET',
  path: '/entities/{id}/links',
  chapter: 'entities',
  title: 'Whom an entity is tied to',
  says: [
    'Direct links with their evidence, the strongest first. Ask for the links of a neighbour to walk on: rings are found hop by hop.',
    'The links come from the last 200 events and 20 devices of the entity. A session or a device ties strongly. An account that both sent to, an address, and the same beginning (the same first four steps at the same pace within half an hour, with the same agent from the same block of addresses) are weak alone; an e-mail address or a name that differs only in how it is written corroborates. Only the address of a line that people have of their own ties, network class `consumer`: behind a relay, a VPN, a data centre, a carrier of phones or an unknown network, and on private addresses, strangers meet.',
    'What more than 25 other people have in common ties none of them: the address of an office, the account of a power company, a very common name. It is named in `leftOut`.',
  ].join('\n\n'),
  needs: 'entities:read',
  params: z.strictObject({ id: z.string() }),
  query: z.strictObject({
    type: several(tieType, tieTypes.length).optional().meta({ description: 'Only these kinds of ties: one or several, separated by commas.' }),
    strength: several(strength, linkStrengths.length).optional().meta({ description: 'Only links of this strength: one or several, separated by commas.' }),
    limit: wholeNumber({ least: 1, most: 100, otherwise: 50 }).meta({ description: 'How many people to answer.' }),
  }),
  answer: {
    status: 200,
    schema: envelope({
      links: z.array(link),
      total: z.int().meta({ description: 'How many people are tied to the entity by what was asked for.' }),
      leftOut: z.array(z.strictObject({ type: tieType, value: z.string(), because: z.string() })),
    }),
  },
  errors: ['ENTITY_NOT_FOUND', 'QUERY_TOO_WIDE'],
  example: {
    params: { id: entityExample.id },
    query: { strength: 'strong,moderate' },
    answer: {
      success: true,
      links: [
        {
          entity: {
            id: '019ab3c2-7d10-7c4e-9f6b-2f1d5e7a9b01',
            externalId: 'merchant_2044',
            name: 'Panaderia Del Puerto',
            scores: { HUMANITY: 81.3, AUTHENTICITY: 62.5, UNIQUENESS: 24.7, BEHAVIOR: null },
            disregarded: false,
          },
          strength: 'strong',
          ties: [
            { type: 'SAME_DEVICE', strength: 'strong', evidence: [{ value: '840e89e4d46efd67', since: '2026-11-18T09:12:44.310Z', lastSeenAt: '2026-11-20T12:59:02.000Z', people: 3 }] },
            { type: 'SIMILAR_EMAIL', strength: 'corroborating', evidence: [{ value: 'pagos+2@panaderia.example', since: null, lastSeenAt: null, people: 2 }] },
          ],
        },
      ],
      total: 1,
      leftOut: [{ type: 'SAME_IP', value: '200.45.12.7', because: 'More than 25 other people were seen on this address.' }],
    },
  },
});
