import { Ages, Database } from '@app/database';
import { Public } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { HealthCheckService, type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { Drain } from './drain.js';
import { Pulse } from './pulse.js';
import { StationHealth } from './station-health.js';
import { RUNTIME_ENV } from './tokens.js';
import type { RuntimeEnv } from './env.js';

/** Asked by load balancers, orchestrators and people at night. */
@Controller('health')
@Public('A probe carries no key, and the answer names nobody.')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly database: Database,
    private readonly drain: Drain,
    private readonly doorbell: Doorbell,
    private readonly ages: Ages,
    private readonly pulse: Pulse,
    private readonly stationHealth: StationHealth,
    @Inject(RUNTIME_ENV) private readonly env: RuntimeEnv,
  ) {}

  /** The process turns and, where it has workers, they consume. It says nothing about the servers that it needs. */
  @Get('live')
  live(@Res() reply: FastifyReply): void {
    const verdict = this.pulse.verdict();
    reply.status(verdict.alive ? 200 : 503).send({ status: verdict.alive ? 'ok' : 'error', ...verdict });
  }

  /** 503 without PostgreSQL and once it is to stop; 200 and `degraded` without Redis: events are accepted and wait. */
  @Get('ready')
  ready() {
    return this.health.check([...(this.drain.isOn ? [() => this.leaving()] : []), () => this.postgres(), () => this.redis()]);
  }

  /** Everything: both servers, how late each station is, and how old the location data are. */
  @Get()
  overall() {
    return this.health.check([() => this.postgres(), () => this.redis(), () => this.stations()]);
  }

  /** For operators: per station how late, how much, how fast and by whom, and the servers below. */
  @Get('queues')
  queues() {
    return this.stationHealth.now();
  }

  private leaving(): HealthIndicatorResult {
    return this.indicator.check('process').down({ because: 'It was asked to stop, and serves what still comes.' });
  }

  private postgres(): PromiseLike<HealthIndicatorResult> {
    return this.indicator.check('postgres').attempt(async () => void (await this.database.rows('select 1'))).withTimeout(2_000);
  }

  private async redis(): Promise<HealthIndicatorResult> {
    const session = this.indicator.check('redis');
    const answer = await this.doorbell.ping();
    if (answer.up) return session.up();
    return session.degraded({ because: answer.because, meaning: 'Events are accepted; scores and alerts wait until Redis is back.' });
  }

  private async stations(): Promise<HealthIndicatorResult> {
    const session = this.indicator.check('stations');
    const ages = await this.ages.all();
    const stations = Object.fromEntries(
      Object.entries(ages).map(([name, { details, pausedAt, ...age }]) => [
        name,
        { ...age, consuming: age.heartbeatSeconds !== null && age.heartbeatSeconds < this.env.STATION_AGE_OBJECTIVE_SECONDS, ...(pausedAt ? { pausedAt } : {}), ...details },
      ]),
    );
    const late = Object.values(stations).some((station) => station.oldestSeconds > this.env.STATION_AGE_OBJECTIVE_SECONDS || !station.consuming || station.buried > 0);
    return late ? session.degraded(stations) : session.up(stations);
  }
}
