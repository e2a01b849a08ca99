import { Public } from '@app/platform';
import { Controller, Get, Header } from '@nestjs/common';
import { Metrics } from './metrics.js';
import { StationHealth } from './station-health.js';

const DAY_MS = 86_400_000;

type Now = Awaited<ReturnType<StationHealth['now']>>;

@Controller('metrics')
@Public('Prometheus scrapes without a key; the numbers name nobody. Keep the port inside your network.')
export class MetricsController {
  constructor(private readonly metrics: Metrics, private readonly health: StationHealth) {}

  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async scrape(): Promise<string> {
    const now = await this.health.now();
    for (const station of now.stations) this.tellStation(station);
    this.tellServers(now);
    return this.metrics.registry.metrics();
  }

  private tellStation({ station, oldestSeconds, waiting, waitingEvents, buried, inWork, workers, pausedAt }: Now['stations'][number]): void {
    this.metrics.oldest.set({ station }, oldestSeconds);
    this.metrics.waiting.set({ station }, waiting);
    this.metrics.waitingEvents.set({ station }, waitingEvents);
    this.metrics.buried.set({ station }, buried);
    this.metrics.inWork.set({ station }, inWork ?? -1);
    this.metrics.workers.set({ station }, workers);
    this.metrics.paused.set({ station }, pausedAt ? 1 : 0);
  }

  /** What is not known, or is so no more, is taken out: an old number would look like a new one. */
  private tellServers({ at, stations, eventToScore, eventToWebhook, ledger, redis, database }: Now): void {
    const { lag, ledgerBatches, ledgerEvents, redisMemory, redisMemoryLimit, redisEviction, connections, locationDataAge } = this.metrics;
    for (const gauge of [lag, redisMemory, redisMemoryLimit, redisEviction, locationDataAge]) gauge.reset();
    for (const [kind, { events, half, most }] of Object.entries({ eventToScore, eventToWebhook })) {
      if (events === 0) continue;
      lag.set({ kind, share: '0.5' }, half ?? Infinity);
      lag.set({ kind, share: '0.99' }, most ?? Infinity);
    }
    ledgerBatches.set(ledger.batches);
    ledgerEvents.set(ledger.events);
    if (redis) {
      redisMemory.set(redis.usedBytes);
      if (redis.limitBytes !== null) redisMemoryLimit.set(redis.limitBytes);
      redisEviction.set({ policy: redis.policy }, 1);
    }
    for (const [state, n] of Object.entries(database)) connections.set({ state }, n);
    for (const { details } of stations) {
      const { locationData = [] } = details as { locationData?: readonly { name: string; date: string }[] }; // what the geolocation station says of itself
      for (const { name, date } of locationData) locationDataAge.set({ name }, Math.floor((at.getTime() - Date.parse(date)) / DAY_MS));
    }
  }
}
