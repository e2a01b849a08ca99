import { AppError } from '@app/platform';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** Counts events, not requests, of each key and minute, in this process. */
export class RateLimit {
  private readonly limiter: RateLimiterMemory;

  constructor(private readonly eventsPerMinute: number) {
    this.limiter = new RateLimiterMemory({ points: eventsPerMinute, duration: 60 });
  }

  async take(keyId: string, events: number): Promise<void> {
    try {
      await this.limiter.consume(keyId, events);
    } catch (refusal) {
      const { msBeforeNext } = refusal as RateLimiterRes;
      throw new AppError('RATE_LIMITED', { limit: this.eventsPerMinute }, { retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)) });
    }
  }
}
