/** Why a text is no moment. */
export type MomentMistake = 'no time' | 'no zone' | 'not a moment' | 'before 1970';

export type MomentReading = { readonly ms: number } | { readonly mistake: MomentMistake };

const whole = /^(\d{4})-?(\d\d)-?(\d\d)(?:[Tt](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,50}))?)?([Zz]|[+-]\d\d(?::?\d\d)?)?)?$/;

const MINUTE_MS = 60_000;

/**
 * Reads a moment of ISO 8601 that says its zone, as milliseconds since 1970: without a zone the same text means another
 * moment on another server. What is finer than a millisecond is cut off, so that no moment moves into the future.
 */
export function readMoment(text: string): MomentReading {
  const parts = whole.exec(text);
  if (!parts) return { mistake: 'not a moment' };
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone] = parts;
  if (hour === undefined || minute === undefined) return { mistake: 'no time' };
  if (zone === undefined) return { mistake: 'no zone' };
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  // 24:00 is the end of the day; a minute has a 61st second now and then.
  const timeExists = (h < 24 && m < 60 && s <= 60) || (h === 24 && m === 0 && s === 0);
  const offset = minutesOf(zone);
  if (!timeExists || offset === null || !dayExists(Number(year), Number(month), Number(day))) return { mistake: 'not a moment' };
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), h, m, s, Number(fraction.padEnd(3, '0').slice(0, 3))) - offset * MINUTE_MS;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return ms < 0 || Number(year) < 1969 ? { mistake: 'before 1970' } : { ms };
}

function minutesOf(zone: string): number | null {
  if (zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function dayExists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
