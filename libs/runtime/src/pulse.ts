/** Whether the workers of this process still take jobs: a process that is up but wedged must be restarted. */
export class Pulse {
  private lastSign = performance.now();
  private redisIsUp = false;

  constructor(private readonly hasWorkers: boolean, private readonly patienceMs = 60_000) {}

  /** A worker took a job, or the station's heartbeat was seen in the database. */
  sign(): void {
    this.lastSign = performance.now();
  }

  /** Silence counts only while Redis answers. */
  redis(up: boolean): void {
    if (up && !this.redisIsUp) this.sign();
    this.redisIsUp = up;
  }

  verdict(): { alive: boolean; silentSeconds?: number; because?: string } {
    if (!this.hasWorkers) return { alive: true };
    const silentMs = performance.now() - this.lastSign;
    const alive = !this.redisIsUp || silentMs < this.patienceMs;
    return { alive, silentSeconds: Math.round(silentMs / 1_000), ...(alive ? {} : { because: 'Redis answers, but no worker of this process took a job, and no heartbeat was consumed.' }) };
  }
}
