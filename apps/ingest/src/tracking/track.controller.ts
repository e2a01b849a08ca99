import { endpoints } from '@app/contracts';
import type { KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Caller, Serves } from '@app/runtime';
import { Controller, Header, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clientAddress } from '../client-address.js';
import { INGEST_ENV, type IngestEnv } from '../env.js';
import { Ndjson } from '../ndjson.js';
import { TrackEvent } from './track-event.js';

/** Events in the form that Dregs's SDKs and browser scripts send. */
@Controller()
export class TrackController {
  constructor(private readonly events: TrackEvent, @Inject(INGEST_ENV) private readonly env: IngestEnv) {}

  @Serves(endpoints.trackEvent)
  @Header('Content-Type', 'application/json; charset=utf-8')
  track(@Req() request: FastifyRequest, @Caller() holder: KeyHolder): Promise<string> {
    const { headers, body, socket } = request;
    if (body instanceof Ndjson) throw new AppError('UNSUPPORTED_MEDIA_TYPE', { type: 'NDJSON', accepted: 'application/json' });
    return this.events.track(body, {
      holder,
      origin: headers.origin,
      connection: { address: clientAddress(socket.remoteAddress, headers['x-forwarded-for'], this.env.TRUSTED_PROXIES), userAgent: headers['user-agent'] ?? null },
      bytes: Number(headers['content-length'] ?? 1_024),
    });
  }
}
