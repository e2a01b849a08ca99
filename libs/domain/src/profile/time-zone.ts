import { remembering } from '../cache/remembering.js';

const hourMs = 3_600_000;

/** How many hours a time zone is ahead of UTC at a moment; null for what is none. */
export function hoursAhead(timeZone: string, at: number): number | null {
  // Zones change their clocks at whole hours of some day: one answer holds for the hour.
  return remembered(`${Math.floor(at / hourMs)} ${timeZone}`);
}

const formats = remembering(
  (timeZone: string): Intl.DateTimeFormat | null => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    } catch {
      return null;
    }
  },
  { atMost: 1_000 },
);

const remembered = remembering(
  (question: string): number | null => {
    const [hour = '', timeZone = ''] = question.split(/ (.*)/s);
    const written = /^(?:UTC|GMT)?([+-]\d{1,2}(?::?\d{2})?)$/i.exec(timeZone)?.[1];
    const offset = written ?? formats(timeZone)?.formatToParts(new Date(Number(hour) * hourMs)).find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '');
    if (offset === undefined) return null;
    const [, sign, hours, minutes] = /^([+-])?(\d{1,2})?:?(\d{2})?$/.exec(offset) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) + Number(minutes ?? 0) / 60);
  },
  { atMost: 4_000 },
);
