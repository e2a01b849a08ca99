import { Atlas } from '@app/network';
import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { InjectRepository } from '@nestjs/typeorm';
import { Job, Queue } from 'bullmq';
import { Repository } from 'typeorm';
import { Event } from './event.entity.js';

@Processor('geolocation')
export class GeolocationProcessor extends WorkerHost {
  constructor(
    @InjectRepository(Event) private readonly repository: Repository<Event>,
    @InjectQueue('scoring') private readonly scoring: Queue,
    private readonly atlas: Atlas,
  ) {
    super();
  }

  async process(job: Job<{ eventId: string }>): Promise<void> {
    const event = await this.repository.findOneByOrFail({ id: job.data.eventId });
    const place = this.atlas.place(event.ipAddress);
    event.locatedAt = new Date();
    event.addressKind = place.addressKind;
    event.placeCountry = place.country;
    event.placeRegion = place.region;
    event.placeCity = place.city;
    event.latitude = place.latitude;
    event.longitude = place.longitude;
    event.accuracyKm = place.accuracyKm;
    event.asn = place.asn === null ? null : String(place.asn);
    event.asName = place.asName;
    event.networkClass = place.networkClass;
    await this.repository.save(event);
    await this.scoring.add('score', { eventId: event.id });
  }
}
