import { type EventToRecord, MonthlyUsage, type Usage } from '@app/database';
import { AppError, log } from '@app/platform';
import { RUNTIME_ENV, type RuntimeEnv } from '@app/runtime';
import { Inject, Injectable } from '@nestjs/common';

/** Room in a month that a request has taken, until it is known how many of its events were stored. */
export interface Hold {
  settle(stored: number): void;
}

interface Meter {
  readonly usage: Usage;
  readonly readAt: number;
  /** Stored by this process since the figures were read. */
  readonly since: number;
  /** On their way to the disk. */
  readonly held: number;
}

/** How far the figures of a living organization may lag behind what other processes store, in ms. */
const REFRESH_MS = 3_000;
/** So old, in ms, figures are read again before somebody is refused. */
const TOO_OLD_TO_REFUSE_MS = 1_000;

const unlimited: Hold = { settle: () => undefined };
const monthOf = (at: number): string => `${new Date(at).toISOString().slice(0, 7)}-01`;
const used = ({ usage, since, held }: Meter): number => usage.events + since + held;

/**
 * The events that an organization may send in a calendar month. What this process stores is counted at once, what others
 * store every few seconds: with several processes the limit may be passed by what they store in that time.
 */
@Injectable()
export class MonthlyQuota {
  private readonly meters = new Map<string, Meter>();
  private readonly reading = new Map<string, Promise<Meter>>();

  constructor(private readonly usage: MonthlyUsage, @Inject(RUNTIME_ENV) private readonly env: Pick<RuntimeEnv, 'MONTHLY_EVENT_LIMIT_DEFAULT'>) {}

  /** Without waiting, or null: then `hold` looks closer. */
  tryHold(organizationId: string, events: number): Hold | null {
    const meter = this.meters.get(organizationId);
    if (!meter) return null;
    const now = Date.now();
    if (now - meter.readAt > REFRESH_MS) this.readBehind(organizationId);
    if (this.limitOf(meter) === null) return unlimited;
    return meter.usage.month === monthOf(now) && this.fits(organizationId, events) ? this.holding(organizationId, events) : null;
  }

  /** With figures that are fresh, and without what was stored before under the same key. Throws QUOTA_EXCEEDED. */
  async hold(organizationId: string, events: readonly EventToRecord[]): Promise<Hold> {
    const meter = await this.freshMeter(organizationId);
    const limit = this.limitOf(meter);
    if (limit === null) return unlimited;
    if (this.fits(organizationId, events.length)) return this.holding(organizationId, events.length);
    const keys = events.flatMap(({ idempotency }) => (idempotency ? [idempotency.key] : []));
    const fresh = events.length - (keys.length > 0 ? await this.usage.repeats(organizationId, keys) : 0);
    if (fresh > 0 && !this.fits(organizationId, fresh)) throw new AppError('QUOTA_EXCEEDED', { limit });
    return this.holding(organizationId, fresh);
  }

  /** Throws QUOTA_EXCEEDED when the month has no room for so many events as it is; nothing is held for them. */
  async look(organizationId: string, events: number): Promise<void> {
    const meter = await this.freshMeter(organizationId);
    const limit = this.limitOf(meter);
    if (limit !== null && !this.fits(organizationId, events)) throw new AppError('QUOTA_EXCEEDED', { limit });
  }

  private limitOf({ usage }: Meter): number | null {
    return usage.limit ?? this.env.MONTHLY_EVENT_LIMIT_DEFAULT ?? null;
  }

  /** As it is at this moment: of several who waited for the same figures each finds what those before it hold. */
  private fits(organizationId: string, events: number): boolean {
    const meter = this.meters.get(organizationId);
    return meter === undefined || used(meter) + events <= (this.limitOf(meter) ?? Infinity);
  }

  private holding(organizationId: string, events: number): Hold {
    this.change(organizationId, ({ held }) => ({ held: held + events }));
    return { settle: (stored) => this.change(organizationId, ({ held, since }) => ({ held: held - events, since: since + stored })) };
  }

  private change(organizationId: string, to: (meter: Meter) => Partial<Meter>): void {
    const meter = this.meters.get(organizationId);
    if (meter) this.meters.set(organizationId, { ...meter, ...to(meter) });
  }

  private freshMeter(organizationId: string): Promise<Meter> | Meter {
    const meter = this.meters.get(organizationId);
    const isExact = meter && meter.since === 0 && meter.usage.month === monthOf(Date.now()) && Date.now() - meter.readAt < TOO_OLD_TO_REFUSE_MS;
    return isExact ? meter : this.read(organizationId);
  }

  private readBehind(organizationId: string): void {
    this.read(organizationId).catch((error: unknown) => log.debug({ err: error }, 'The month of an organization could not be read; the last figures hold.'));
  }

  /** One question at a time for each organization. What was stored while it was asked may count twice until the next one. */
  private read(organizationId: string): Promise<Meter> {
    const running = this.reading.get(organizationId);
    if (running) return running;
    const before = this.meters.get(organizationId)?.since ?? 0;
    const reading = this.usage.of(organizationId).then((usage) => {
      const { since = 0, held = 0 } = this.meters.get(organizationId) ?? {};
      const meter = { usage, readAt: Date.now(), since: since - before, held };
      this.meters.set(organizationId, meter);
      return meter;
    }).finally(() => this.reading.delete(organizationId));
    this.reading.set(organizationId, reading);
    return reading;
  }
}
