import type { ReadRow } from '../source/row.js';
import { type Mapped, type Mapping, type Person, RowProblem } from './mapping.js';

/** Our own events: NDJSON as POST /events/user takes it, or a CSV whose headers are fields. */
export const events: Mapping = {
  requires: ['eventType'],
  createsPersons: false,
  map: (row): Mapped => {
    const event = row.typed ? row.fields : nested(row);
    return { event, person: personOf(event) };
  },
};

/** Who has a tax id is left to the server, which creates the person from the event. */
function personOf({ entityId, entityExternalId, taxId }: Readonly<Record<string, unknown>>): Person | null {
  if (typeof entityExternalId !== 'string' || entityExternalId === '' || entityExternalId.length > 256 || entityId || taxId) return null;
  return { type: 'person', name: entityExternalId, externalId: entityExternalId };
}

type Tree = { [field: string]: unknown };

/** `metadata.amount` becomes a field inside `metadata`; an empty cell is an absent field. */
function nested(row: ReadRow): Tree {
  const event: Tree = Object.create(null) as Tree;
  for (const [header, cell] of Object.entries(row.fields)) {
    if (cell === '' || header === '') continue;
    const path = header.split('.');
    const last = path.pop() as string;
    let place = event;
    for (const field of path) {
      const inner = (place[field] ??= Object.create(null));
      if (typeof inner !== 'object' || inner === null) throw new RowProblem(`${header} and ${field} cannot both be given: one is a field inside the other.`);
      place = inner as Tree;
    }
    place[last] = valueOf(header, String(cell));
  }
  return event;
}

const flags: ReadonlySet<string> = new Set(['isVpn', 'isProxy', 'isNewDevice', 'deviceDetails.isEmulator', 'deviceDetails.isRooted']);
const numbers: ReadonlySet<string> = new Set(['failedAttemptsCount', 'deviceDetails.latitude', 'deviceDetails.longitude']);
const documents: ReadonlySet<string> = new Set(['metadata', 'deviceDetails']);

/** A cell has no type, so the field gives it one. What is no such value stays a text, and the server says what is wrong with it. */
function valueOf(header: string, cell: string): unknown {
  if (documents.has(header)) return document(header, cell);
  if (flags.has(header)) return flag(cell) ?? cell;
  if (numbers.has(header)) return number(cell) ?? cell;
  return header.startsWith('metadata.') ? (flag(cell) ?? number(cell) ?? cell) : cell;
}

function document(header: string, cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    throw new RowProblem(`${header} is not valid JSON; or use one column for each field in it, called ${header}.<field>.`);
  }
}

function flag(cell: string): boolean | undefined {
  const text = cell.toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

/** Only what is exact as a number: 007 and the twenty digits of an account stay texts. */
const number = (cell: string): number | undefined => (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(cell) && cell.length <= 16 ? Number(cell) : undefined);
