import { useQuery } from '@tanstack/react-query';
import { send } from '../asking/api.js';

export type StationName = 'geolocation' | 'scoring' | 'alerting' | 'delivery';

/** Data that places are taken from. */
export interface LocationSource {
  readonly name: string;
  readonly gives: string;
  readonly date: string;
  readonly licence: string;
  readonly credit: string;
  readonly link: string | null;
  readonly bytes: number;
}

export interface Station {
  readonly station: StationName;
  readonly oldestSeconds: number;
  readonly objectiveSeconds: number;
  readonly waiting: number;
  readonly waitingEvents: number;
  readonly buried: number;
  readonly pausedAt: string | null;
  readonly consuming: boolean;
  readonly inWork: number | null;
  readonly workers: number;
  readonly perMinute: number;
  readonly failureShare: number | null;
  readonly msPerBatch: number | null;
  readonly minutes: readonly { readonly at: string; readonly processed: number; readonly failed: number }[];
  readonly details: { readonly locationData?: readonly LocationSource[] };
}

/** Of the last hour: within how many seconds half of the events, and 99 of 100, were there. */
export interface Lag {
  readonly events: number;
  readonly half: number | null;
  readonly most: number | null;
}

/** The answer of GET /health/queues. */
export interface StationsNow {
  readonly at: string;
  readonly eventToScore: Lag;
  readonly eventToWebhook: Lag;
  readonly stations: readonly Station[];
  readonly ledger: { readonly batches: number; readonly events: number; readonly buried: number };
  readonly redis: { readonly usedBytes: number; readonly limitBytes: number | null; readonly policy: string } | null;
  readonly database: { readonly open: number; readonly idle: number; readonly waiting: number };
}

const LOOK_EVERY_MS = 2_000;

export const useStations = (everyMs = LOOK_EVERY_MS) => useQuery({ queryKey: ['stations'], queryFn: async () => (await send('GET', '/health/queues')) as StationsNow, refetchInterval: everyMs });

export type Condition = 'onTime' | 'late' | 'silent' | 'paused';

/** What an operator has to know first. */
export function conditionOf({ pausedAt, consuming, oldestSeconds, objectiveSeconds }: Station): Condition {
  if (pausedAt) return 'paused';
  if (oldestSeconds > objectiveSeconds) return 'late';
  return consuming ? 'onTime' : 'silent';
}
