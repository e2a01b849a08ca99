import { Processor, WorkerHost } from '@nestjs/bullmq';
import { InjectRepository } from '@nestjs/typeorm';
import { Job } from 'bullmq';
import { Repository } from 'typeorm';
import { Event } from './event.entity.js';

/** A number from the event alone, kept with it: no facts, no history, no reasons. */
@Processor('scoring')
export class ScoringProcessor extends WorkerHost {
  constructor(@InjectRepository(Event) private readonly repository: Repository<Event>) {
    super();
  }

  async process(job: Job<{ eventId: string }>): Promise<void> {
    const event = await this.repository.findOneByOrFail({ id: job.data.eventId });
    event.extra = { score: 100 - (event.networkClass === 'hosting' ? 40 : 0) - (event.eventType.endsWith('_FAILED') ? 20 : 0) };
    await this.repository.save(event);
  }
}
