import type { QueueName } from '@app/contracts';
import type { StationWork } from '@app/database';

interface Counts {
  processed: number;
  failed: number;
  busyMs: number;
}

/** What this process did at its stations since somebody took the counts. */
export class WorkCounts {
  private readonly counts: Map<QueueName, Counts>;

  constructor(promised: readonly QueueName[]) {
    this.counts = new Map(promised.map((name) => [name, { processed: 0, failed: 0, busyMs: 0 }]));
  }

  processed(station: QueueName, ms: number): void {
    const own = this.counts.get(station);
    if (own) Object.assign(own, { processed: own.processed + 1, busyMs: own.busyMs + ms });
  }

  failed(station: QueueName): void {
    const own = this.counts.get(station);
    if (own) own.failed += 1;
  }

  take(): StationWork[] {
    const taken = [...this.counts].map(([station, own]) => ({ station, ...own }));
    for (const own of this.counts.values()) Object.assign(own, { processed: 0, failed: 0, busyMs: 0 });
    return taken;
  }

  /** They could not be told: they count with the next ones. */
  giveBack(work: readonly StationWork[]): void {
    for (const { station, processed, failed, busyMs } of work) {
      const own = this.counts.get(station);
      if (own) Object.assign(own, { processed: own.processed + processed, failed: own.failed + failed, busyMs: own.busyMs + busyMs });
    }
  }
}
