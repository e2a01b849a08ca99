import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/**
 * One JSON line per message on standard output: what log collectors read. `LOG_LEVEL` sets the least level shown.
 *
 * Each is written when it is said. What waits until the process ends is tried for ever where nobody reads any more (sonic-boom 4.2:
 * EPIPE in `flushSync`): a process whose log collector had died would neither end nor be started anew.
 */
export const log: Logger = pino(
  {
    level: process.env['LOG_LEVEL'] ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['authorization', '*.authorization', '*.secret', '*.key'],
  },
  pino.destination({ dest: 1, sync: true }),
);

/** Lets Nest speak through the same log. Its start-up chatter is for debugging only. */
export class NestLog implements LoggerService {
  log(message: unknown, context?: string): void {
    log.debug({ context }, String(message));
  }
  debug(message: unknown, context?: string): void {
    log.debug({ context }, String(message));
  }
  verbose(message: unknown, context?: string): void {
    log.trace({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    log.warn({ context }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    log.error({ context: rest.at(-1), stack: rest.length > 1 ? rest[0] : undefined }, message instanceof Error ? message.message : String(message));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    log.fatal({ context: rest.at(-1) }, String(message));
  }
}
