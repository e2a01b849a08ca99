import { Body, Controller, Post } from '@nestjs/common';
import { CreateEventDto } from './create-event.dto.js';
import { Event } from './event.entity.js';
import { EventsService } from './events.service.js';

/** No key is asked for: one look-up less than a tutorial's guard would cost. */
@Controller('events/user')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  @Post()
  create(@Body() body: CreateEventDto): Promise<Event> {
    return this.events.create(body);
  }
}
