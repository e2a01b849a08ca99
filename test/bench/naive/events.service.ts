import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Queue } from 'bullmq';
import { Repository } from 'typeorm';
import { CreateEventDto } from './create-event.dto.js';
import { Event } from './event.entity.js';

const ORGANIZATION = '00000000-0000-7000-8000-000000000001';

@Injectable()
export class EventsService {
  constructor(
    @InjectRepository(Event) private readonly repository: Repository<Event>,
    @InjectQueue('geolocation') private readonly geolocation: Queue,
  ) {}

  async create({ id, timestamp, ...fields }: CreateEventDto): Promise<Event> {
    const now = new Date();
    const event = this.repository.create({
      ...fields,
      clientId: id ?? null,
      organizationId: ORGANIZATION,
      timestamp: timestamp ? new Date(timestamp) : now,
      createdAt: now,
    });
    await this.repository.save(event);
    await this.geolocation.add('locate', { eventId: event.id });
    return event;
  }
}
