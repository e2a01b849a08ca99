import { remembering } from '../cache/remembering.js';

const dayMs = 86_400_000;

/** How many hours a time zone is ahead of UTC on the day of a moment; null for what is none. */
export function hoursAhead(timeZone: string, at: number): number | null {
  // Asking the calendar costs as much as ten analyzers, and one answer holds for everybody of that zone and day.
  return remembered(`${Math.floor(at / dayMs)} ${timeZone}`);
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
    const [day = '', timeZone = ''] = question.split(/ (.*)/s);
    const written = /^(?:UTC|GMT)?([+-]\d{1,2}(?::?\d{2})?)$/i.exec(timeZone)?.[1];
    const offset = written ?? formats(timeZone)?.formatToParts(new Date((Number(day) + 0.5) * dayMs)).find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '');
    if (offset === undefined) return null;
    const [, sign, hours, minutes] = /^([+-])?(\d{1,2})?:?(\d{2})?$/.exec(offset) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) + Number(minutes ?? 0) / 60);
  },
  { atMost: 4_000 },
);
