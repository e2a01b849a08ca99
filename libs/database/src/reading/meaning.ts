import { readTaxId } from '@app/domain';
import type { Queryable } from '../database.js';
import type { TextMeaning } from './event-filter.js';
import { entitiesNamed } from './who.js';

const typesLike = {
  name: 'events-types-like',
  text: `select distinct event_type from event_tally where organization_id = $1 and position(lower($2) in lower(event_type)) > 0`,
};

/** What a free text may mean to this organization. */
export async function meaningOf(tx: Queryable, organizationId: string, text: string): Promise<TextMeaning> {
  const taxIdNormalized = readTaxId(text, null).normalized || null;
  const types = await tx.rows<{ event_type: string }>(typesLike, [organizationId, text]);
  const named = await entitiesNamed(tx, organizationId, { entityExternalId: text, ...(taxIdNormalized === null ? {} : { taxIdNormalized }) });
  return { text, eventTypes: types.map((row) => row.event_type), named, taxIdNormalized, ids: idsLike(text) };
}

/** Shorter beginnings of an id mean too many events: 8 characters are the minute in which they were accepted. */
const SHORTEST = 8;

function idsLike(text: string): TextMeaning['ids'] {
  const digits = text.toLowerCase().replaceAll('-', '');
  if (digits.length < SHORTEST || digits.length > 32 || !/^[0-9a-f]+$/.test(digits) || !whole(digits).startsWith(text.toLowerCase())) return null;
  return { from: whole(digits.padEnd(32, '0')), to: whole(digits.padEnd(32, 'f')) };
}

/** With the hyphens where an id has them, as far as it goes. */
const whole = (digits: string): string =>
  [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].filter(Boolean).join('-');
