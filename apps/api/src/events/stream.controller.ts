import { type Cursor, type EventRecord, EventStream, type KeyHolder, type StreamFilter } from '@app/database';
import { log, read } from '@app/platform';
import { Access, Caller, Needs, sessionToken } from '@app/runtime';
import { eventStreamQuery } from '@app/contracts';
import { type BeforeApplicationShutdown, Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readMark, writeMark } from './stream-mark.js';
import { Wire } from './wire.js';

const LOOK_EVERY_MS = 400;
const BREATHE_EVERY_MS = 15_000;
const LOOK_FOR_LATE_EVERY_MS = 2_000;
/** So many events without a place are followed up, and as many that wait for it for long; of more nobody could see the places change. */
const MOST_UNPLACED = 500;

interface Watch {
  readonly organizationId: string;
  readonly filter: StreamFilter;
  readonly unlocated: readonly EventRecord[];
  /** Throws when whoever watches may not any more. */
  readonly mayStill: () => Promise<unknown>;
}

/**
 * Events as they are accepted, as server-sent events. `arrived` brings what one look found and carries how far that is: whoever
 * comes back with Last-Event-ID goes on there. `placed` brings events again that have their place now, those too that came just
 * before the stream began; `lost` says that the hour for which arrivals are kept is over.
 */
@Controller('events')
export class StreamController implements BeforeApplicationShutdown {
  private readonly wires = new Set<Wire>();
  private isLeaving = false;

  constructor(private readonly stream: EventStream, private readonly access: Access) {}

  @Get('stream')
  @Needs('events:read')
  async watch(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Caller() { organizationId }: KeyHolder): Promise<void> {
    const { filter, mark: asked } = read(eventStreamQuery, { ...(request.query as object) });
    const mark = readMark(request.headers['last-event-id'] ?? asked, Date.now());
    const start = await this.stream.start();
    // Before it is told that the stream begins: what is listed from then on without a place is among these, or arrives.
    const unlocated = await this.stream.unlocated(organizationId, filter);
    const wire = Wire.open(reply);
    // Whoever comes back too soon would keep the server from its end, and finds another one a second later.
    if (this.isLeaving) return wire.close();
    this.wires.add(wire);
    if (mark === 'too old') wire.send('lost', {});
    const token = request.headers.authorization === undefined ? sessionToken(request) : null;
    const mayStill = () => (token === null ? this.access.holderOf(request.headers.authorization) : this.access.memberOf(token));
    // Whoever comes back keeps the mark that they have until something new has reached them.
    if (typeof mark === 'object') wire.send('started', { resumed: true });
    else wire.send('started', { resumed: false }, writeMark(start, Date.now()));
    await this.follow(wire, typeof mark === 'object' ? mark.cursor : start, { organizationId, filter, unlocated, mayStill })
      .catch((error: Error) => log.debug({ err: error }, 'A stream of events ended; its reader comes back.'))
      .finally(() => this.wires.delete(wire));
    wire.close();
  }

  beforeApplicationShutdown(): void {
    this.isLeaving = true;
    for (const wire of this.wires) wire.close();
  }

  private async follow(wire: Wire, from: Cursor, { organizationId, filter, unlocated, mayStill }: Watch): Promise<void> {
    const unplaced = new Map(unlocated.map((event) => [event.id, event]));
    // Where a station is held or behind, places come late: they are asked for seldom, and told all the same.
    const late = new Map<string, EventRecord>();
    let cursor = from;
    let breathedAt = Date.now();
    let lookedForLateAt = breathedAt;
    while (wire.isOpen) {
      const arrivals = await this.stream.since(organizationId, cursor, filter);
      cursor = arrivals.cursor;
      if (arrivals.events.length > 0) wire.send('arrived', arrivals.events, writeMark(cursor, Date.now()));
      if (unplaced.size > 0) await this.tellPlaces(wire, organizationId, unplaced);
      if (late.size > 0 && Date.now() - lookedForLateAt > LOOK_FOR_LATE_EVERY_MS) {
        lookedForLateAt = Date.now();
        await this.tellPlaces(wire, organizationId, late);
      }
      for (const event of arrivals.events) if (event.location === null && unplaced.size < MOST_UNPLACED) unplaced.set(event.id, event);
      if (Date.now() - breathedAt > BREATHE_EVERY_MS) {
        breathedAt = Date.now();
        await mayStill();
        for (const [id, event] of unplaced) if (late.size < MOST_UNPLACED) late.set(id, event);
        unplaced.clear();
        wire.send('still', {}, writeMark(cursor, breathedAt));
      }
      await wire.rest(LOOK_EVERY_MS);
    }
  }

  private async tellPlaces(wire: Wire, organizationId: string, unplaced: Map<string, EventRecord>): Promise<void> {
    const placed = await this.stream.located(organizationId, [...unplaced.values()]);
    for (const { id } of placed) unplaced.delete(id);
    if (placed.length > 0) wire.send('placed', placed);
  }
}
