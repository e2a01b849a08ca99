import { queueNames } from '@app/contracts';
import { Ages } from '@app/database';
import { Public } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Controller, Get, Header } from '@nestjs/common';
import { Metrics } from './metrics.js';

@Controller('metrics')
@Public('Prometheus scrapes without a key; the numbers name nobody. Keep the port inside your network.')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly ages: Ages,
    private readonly doorbell: Doorbell,
  ) {}

  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async scrape(): Promise<string> {
    const ages = await this.ages.all();
    for (const station of queueNames) {
      const age = ages[station];
      this.metrics.oldest.set({ station }, age.oldestSeconds);
      this.metrics.waiting.set({ station }, age.waiting);
      this.metrics.waitingEvents.set({ station }, age.waitingEvents);
      this.metrics.buried.set({ station }, age.buried);
      this.metrics.inWork.set({ station }, (await this.doorbell.queues.get(station)?.getActiveCount().catch(() => -1)) ?? -1);
    }
    return this.metrics.registry.metrics();
  }
}
