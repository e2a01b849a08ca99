import { readMoment } from '../time/read-moment.js';

/** The parts of a date format, and how many digits each has in a cell. */
const parts = { yyyy: '\\d{4}', MM: '\\d{1,2}', dd: '\\d{1,2}', HH: '\\d{1,2}', mm: '\\d{1,2}', ss: '\\d{1,2}', SSS: '\\d{1,3}', XXX: 'Z|[+-]\\d{2}:?\\d{2}' } as const;

type Part = keyof typeof parts;
const anyPart = new RegExp(Object.keys(parts).join('|'), 'g');

/** Formats that are a number, with its milliseconds. */
const epochs: Readonly<Record<string, number>> = { unix: 1_000, unix_ms: 1 };

const zonePattern = /^(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** A format that can be read: ISO 8601, seconds or milliseconds since 1970, or a pattern with at least year, month and day. */
export function isDateFormat(format: string): boolean {
  if (format === 'iso' || format in epochs) return true;
  const named: string[] = format.match(anyPart) ?? [];
  const rest = format.replace(anyPart, '');
  return new Set(named).size === named.length && ['yyyy', 'MM', 'dd'].every((part) => named.includes(part)) && /^[-/. :,TZ]*$/.test(rest);
}

/** Whether a date in this format says by itself which moment it is. */
export const namesItsZone = (format: string): boolean => format === 'iso' || format in epochs || format.includes('XXX');

export const isZone = (zone: string): boolean => zonePattern.test(zone);

/** The moment in ISO 8601 and UTC, or null when the text is not a date in this format. `zone` is for texts that name none. */
export function readDate(text: string, format: string, zone: string): string | null {
  const unit = epochs[format];
  if (unit !== undefined) return /^\d{1,13}(\.\d{1,6})?$/.test(text) ? written(Number(text) * unit) : null;
  const iso = format === 'iso' ? text.replace(' ', 'T') : byPattern(text, format);
  const read = iso === null ? null : readMoment(/\d([Zz]|[+-]\d{2}(:?\d{2})?)$/.test(iso.slice(8)) ? iso : `${iso}${zone}`);
  return read !== null && 'ms' in read ? written(read.ms) : null;
}

/** The same in ISO 8601, or null when the text has another form. */
function byPattern(text: string, format: string): string | null {
  const order: Part[] = [];
  const pattern = format
    .split(/(yyyy|MM|dd|HH|mm|SSS|ss|XXX)/)
    .map((piece) => {
      if (!(piece in parts)) return piece.replace(/[.\\]/g, '\\$&');
      order.push(piece as Part);
      return `(${parts[piece as Part]})`;
    })
    .join('');
  const found = new RegExp(`^${pattern}$`).exec(text);
  if (!found) return null;
  const given = new Map(order.map((part, index) => [part, found[index + 1] ?? '']));
  const digits = (part: Part, length: number): string => (given.get(part) ?? '').padStart(length, '0');
  const milliseconds = (given.get('SSS') ?? '').padEnd(3, '0');
  return `${digits('yyyy', 4)}-${digits('MM', 2)}-${digits('dd', 2)}T${digits('HH', 2)}:${digits('mm', 2)}:${digits('ss', 2)}.${milliseconds}${given.get('XXX') ?? ''}`;
}

/** The last moment that a Date can hold is far away, and a number can be farther. */
function written(ms: number): string | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 ? null : date.toISOString();
}
