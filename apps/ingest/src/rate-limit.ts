import { RateLimits } from '@app/runtime';
import { Injectable } from '@nestjs/common';

/** Counts events, not requests, of each key and minute, in this process. */
@Injectable()
export class RateLimit {
  constructor(private readonly limits: RateLimits) {}

  take(keyId: string, events: number): void {
    this.limits.take('events', keyId, events);
  }
}
