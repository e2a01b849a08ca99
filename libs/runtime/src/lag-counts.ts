import type { Lag } from '@app/database';
import type { Metrics } from './metrics.js';

const kinds = ['eventToScore', 'eventToWebhook'] as const satisfies readonly (keyof Metrics)[];

/** What the histograms of this process counted since somebody took it. */
export class LagCounts {
  private readonly taken = new Map<string, number>();

  constructor(private readonly metrics: Metrics) {}

  async take(): Promise<Lag[]> {
    const lags: Lag[] = [];
    for (const kind of kinds) {
      const { values } = await this.metrics[kind].get();
      for (const { labels, value } of values) {
        const { le } = labels as { le?: string | number }; // the label of buckets, which prom-client's types leave out
        if (le === undefined) continue;
        const within = le === '+Inf' ? Infinity : Number(le);
        const events = value - (this.taken.get(`${kind} ${within}`) ?? 0);
        this.taken.set(`${kind} ${within}`, value);
        if (events > 0) lags.push({ kind, within, events });
      }
    }
    return lags;
  }
}

export interface LagShown {
  readonly events: number;
  /** Seconds within which so many of them were there; null: longer than is measured, or none was. */
  readonly half: number | null;
  readonly most: number | null;
}

/** Buckets say how many came within so many seconds; a share of all came within the narrowest bucket that holds it. */
export function lagOf(lags: readonly Lag[], kind: Lag['kind']): LagShown {
  const own = lags.filter((lag) => lag.kind === kind);
  const events = own.find(({ within }) => within === Infinity)?.events ?? 0;
  const withinOf = (share: number): number | null => {
    const found = own.find((lag) => lag.events >= share * events)?.within;
    return found === undefined || found === Infinity ? null : found;
  };
  return { events, half: events > 0 ? withinOf(0.5) : null, most: events > 0 ? withinOf(0.99) : null };
}
