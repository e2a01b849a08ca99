import { timeMarkOf, type TimeMark } from '@app/domain';
import { type FieldMistake, invalid } from '@app/platform';

const HOUR_MS = 3_600_000;

/** When an event happened, and what there is to say about it. */
export interface EventTime {
  /** ISO 8601 in UTC. */
  readonly timestamp: string;
  readonly mark: TimeMark | null;
  readonly warnings: readonly FieldMistake[];
}

/** `stated` is in UTC already; what lies more than `futureHours` ahead throws. */
export function readTime(stated: string | null | undefined, now: Date, futureHours: number): EventTime {
  if (!stated) return { timestamp: now.toISOString(), mark: null, warnings: [] };
  const at = Date.parse(stated);
  if (at > now.getTime() + futureHours * HOUR_MS) {
    throw invalid([{ field: 'timestamp', message: `${stated} is more than ${futureHours} hours ahead of this server's clock, which says ${now.toISOString()}. Send when it happened, in the right zone.` }]);
  }
  const mark = timeMarkOf(at, now.getTime());
  if (mark === null) return { timestamp: stated, mark, warnings: [] };
  const message =
    mark === 'future'
      ? `${stated} is ahead of this server's clock, which says ${now.toISOString()}; the event was stored with timeMark future.`
      : `${stated} is more than 365 days ago; the event was stored with timeMark far_past.`;
  return { timestamp: stated, mark, warnings: [{ field: 'timestamp', message }] };
}
