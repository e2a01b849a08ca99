import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The last moments of a process that is to stop, which load balancers call connection draining: it serves on, but /health/ready
 * answers 503 so that nothing more is sent to it, and each answer ends its connection so that clients open the next one elsewhere.
 * Who has a connection cut under a request cannot know whether that was done.
 */
export class Drain {
  private hasBegun = false;

  get isOn(): boolean {
    return this.hasBegun;
  }

  /** Resolves when the process may stop. */
  async last(ms: number): Promise<void> {
    this.hasBegun = true;
    if (ms > 0) await sleep(ms);
  }
}
