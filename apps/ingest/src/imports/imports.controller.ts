import { endpoints } from '@app/contracts';
import type { KeyHolder } from '@app/database';
import { Caller, Serves } from '@app/runtime';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AcceptImport } from './accept-import.js';

@Controller()
export class ImportsController {
  constructor(private readonly imports: AcceptImport) {}

  /** The body is read here and not before: only whoever may import is listened to. */
  @Serves(endpoints.importUserEvents)
  importUserEvents(@Req() request: FastifyRequest, @Caller() holder: KeyHolder) {
    return this.imports.accept({ body: request.raw, headers: request.headers }, holder);
  }
}
