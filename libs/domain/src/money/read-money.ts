import { globalFields } from '../mappings/canonical-fields.js';
import type { CanonicalField } from '../mappings/field-sources.js';
import type { OwnMappings } from '../mappings/mapping.js';
import { nameSpelling } from '../mappings/name-spelling.js';
import { type Money, mostCents } from './money.js';

const none: OwnMappings<CanonicalField> = new Map();

/** An amount as people write it: digits, with separators or without. */
const written = /^[^\d-]{0,4}(\d[\d.,' ]*)$/;

/**
 * The money that an event's metadata states, null when it states none that could be one. The organization's own mappings first,
 * then the global ones; of two fields the first counts.
 */
export function readMoney(metadata: Readonly<Record<string, unknown>> | null, own: OwnMappings<CanonicalField> = none): Money | null {
  if (metadata === null) return null;
  const byOwn: Stated = { cents: null, currency: null };
  const byGlobal: Stated = { cents: null, currency: null };
  for (const name of Object.keys(metadata)) {
    const value = metadata[name];
    const spelling = nameSpelling(name);
    const mapped = own.get(spelling);
    const field = mapped === undefined ? globalFields.get(spelling) : mapped;
    const stated = mapped === undefined ? byGlobal : byOwn;
    if (field === 'AMOUNT') stated.cents ??= readCents(value);
    if (field === 'CURRENCY') stated.currency ??= readCurrency(value);
  }
  const cents = byOwn.cents ?? byGlobal.cents;
  return cents === null ? null : { cents, currency: byOwn.currency ?? byGlobal.currency };
}

interface Stated {
  cents: number | null;
  currency: string | null;
}

function readCents(value: unknown): number | null {
  const amount = typeof value === 'number' ? value : typeof value === 'string' ? readNumber(value.trim()) : null;
  if (amount === null || !Number.isFinite(amount) || amount < 0) return null;
  return Math.min(mostCents, Math.round(amount * 100));
}

/** `1.234,56` and `1,234.56` are the same: the last separator starts the decimals, unless three digits follow a lone kind of it. */
function readNumber(text: string): number | null {
  const digits = text.length > 40 ? undefined : written.exec(text)?.[1]?.replace(/[' ]/g, '');
  if (digits === undefined) return null;
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return Number(digits);
  const kindsUsed = new Set(digits.replace(/\d/g, '')).size;
  const repeated = digits.indexOf(digits[last] ?? '') !== last;
  const groups = kindsUsed === 1 && (repeated || digits[last] === ',') && digits.length - last === 4;
  const whole = (groups ? digits : digits.slice(0, last)).replace(/[.,]/g, '');
  return Number(groups ? whole : `${whole}.${digits.slice(last + 1) || '0'}`);
}

function readCurrency(value: unknown): string | null {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return code === '' || code.length > 16 ? null : code;
}
