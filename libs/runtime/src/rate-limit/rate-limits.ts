import { AppError } from '@app/platform';
import type { RuntimeEnv } from '../env.js';
import { Allowance } from './allowance.js';

/** What a limit counts: the events of an endpoint that takes events, the requests of every other. */
export type Counted = 'events' | 'requests';

/** What each key may send in a minute, and each address without a valid one. */
export class RateLimits {
  readonly events: Allowance;
  readonly requests: Allowance;
  private readonly failures: Allowance;
  private readonly logins: Allowance;

  constructor(env: Pick<RuntimeEnv, 'RATE_LIMIT_EVENTS_PER_MINUTE' | 'RATE_LIMIT_REQUESTS_PER_MINUTE' | 'RATE_LIMIT_FAILED_KEYS_PER_MINUTE' | 'RATE_LIMIT_LOGINS_PER_MINUTE'>) {
    this.events = new Allowance('events', env.RATE_LIMIT_EVENTS_PER_MINUTE);
    this.requests = new Allowance('requests', env.RATE_LIMIT_REQUESTS_PER_MINUTE);
    this.failures = new Allowance('failed-keys', env.RATE_LIMIT_FAILED_KEYS_PER_MINUTE);
    this.logins = new Allowance('logins', env.RATE_LIMIT_LOGINS_PER_MINUTE);
  }

  take(counted: Counted, keyId: string, amount: number): void {
    refuseBeyond(this[counted], keyId, amount, { who: 'This key', what: counted, variable: `RATE_LIMIT_${counted.toUpperCase()}_PER_MINUTE` });
  }

  /** A request without a valid key. Those with one are never held up by their neighbours behind the same address. */
  takeFailure(address: string): void {
    refuseBeyond(this.failures, address, 1, { who: 'This address', what: 'requests without a valid key', variable: 'RATE_LIMIT_FAILED_KEYS_PER_MINUTE' });
  }

  /** A try to log in with an e-mail address, from wherever. */
  takeLogin(email: string): void {
    refuseBeyond(this.logins, email, 1, { who: 'This e-mail address', what: 'tries to log in', variable: 'RATE_LIMIT_LOGINS_PER_MINUTE' });
  }
}

function refuseBeyond(allowance: Allowance, key: string, amount: number, said: { who: string; what: string; variable: string }): void {
  const taking = allowance.take(key, amount);
  if (taking.is === 'refused') throw new AppError('RATE_LIMITED', { ...said, limit: allowance.perMinute }, { retryAfterSeconds: taking.afterSeconds });
}
