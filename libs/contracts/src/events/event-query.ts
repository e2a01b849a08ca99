import { namedLine, networkClasses } from '@app/domain';
import { z } from 'zod';
import { pagination } from '../http/answer.js';
import { moment, pageQuery, several, uuid } from '../http/query.js';
import { identifier } from './field.js';

const window = {
  start_date: moment('start_date').optional().meta({ description: 'Events of this moment and later. ISO 8601 with a zone.' }),
  end_date: moment('end_date').optional().meta({ description: 'Events before this moment.' }),
};

const cursor = z.string().min(1).max(300).optional().meta({ description: 'pagination.nextCursor of the page before, with the same filters. Not together with offset.' });

/** The filters of the list of events. The three that name an entity hold when one of them does; of the others each must hold. */
export const eventListQuery = z
  .strictObject({
    ...pageQuery(),
    cursor,
    user_id: identifier('user_id', 256).optional(),
    entity_id: uuid('entity_id').optional().meta({ description: 'Events of a deleted entity are found too.' }),
    entity_external_id: identifier('entity_external_id', 256).optional(),
    tax_id: identifier('tax_id', 64).optional().meta({ description: 'With or without punctuation.' }),
    event_type: several(identifier('event_type', 64), 50).optional().meta({ description: 'One or several, separated by commas or given repeatedly.' }),
    ...window,
    device_id: identifier('device_id', 256).optional(),
    session_id: identifier('session_id', 256).optional(),
    ip_address: identifier('ip_address', 64)
      .refine((address) => !address.includes('/') || namedLine(address) !== null, 'Events are found by an address, or by a /64 of IPv6 such as 2800:810:500:1::/64.')
      .optional()
      .meta({ description: 'An address as it was stated, or all of a line of IPv6: `2800:810:500:1::/64`.' }),
    country: z
      .string()
      .regex(/^[A-Za-z]{2}$/, 'Use the two letters of ISO 3166-1, for example AR.')
      .transform((code) => code.toUpperCase())
      .optional()
      .meta({ description: 'As stated with the event, or where its address is.' }),
    network_class: several(z.enum(networkClasses, { error: `Use one of ${networkClasses.join(', ')}.` }), networkClasses.length)
      .optional()
      .meta({ description: 'The kind of network that the address is in. Events that are not placed yet have none.' }),
    q: z
      .string()
      .trim()
      .pipe(identifier('q', 256))
      .optional()
      .meta({ description: 'Part of an event type, or exactly an address, a user, external, tax, device or session id, or an event id (or its first 8 characters and more).' }),
  })
  .check((check) => {
    const { cursor: after, offset, start_date: start, end_date: end } = check.value;
    if (after !== undefined && offset > 0) check.issues.push({ code: 'custom', input: offset, path: ['offset'], message: 'Use cursor or offset, not both.' });
    if (start !== undefined && end !== undefined && end < start) check.issues.push({ code: 'custom', input: end, path: ['end_date'], message: 'end_date lies before start_date.' });
  });

export const entityEventsQuery = z
  .strictObject({ ...pageQuery(), cursor })
  .check((check) => {
    if (check.value.cursor !== undefined && check.value.offset > 0) check.issues.push({ code: 'custom', input: check.value.offset, path: ['offset'], message: 'Use cursor or offset, not both.' });
  });

/** A page of events. Beyond 10,000 the total is a floor: to count ten million rows with every list would cost more than the list. */
export const eventPagination = pagination
  .extend({
    total: z.int().meta({ description: 'How many match in all; with totalRelation gte at least so many.' }),
    totalRelation: z.enum(['eq', 'gte']),
    nextCursor: z.string().nullable().meta({ description: 'Asks for the page behind this one; null on the last page. Its cost does not grow with the depth.' }),
  })
  .meta({ id: 'EventPagination' });
