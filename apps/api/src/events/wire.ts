import type { FastifyReply } from 'fastify';

/** The most that waits in memory for a reader who does not read, in bytes; beyond it they are let go, and come back where they were. */
const MOST_WAITING = 8 * 1024 * 1024;

/** One reader of server-sent events. */
export class Wire {
  private ended = false;
  private wake: (() => void) | undefined;

  private constructor(private readonly reply: FastifyReply) {
    reply.raw.on('close', () => this.close());
  }

  static open(reply: FastifyReply): Wire {
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
    reply.hijack();
    reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    reply.raw.write('retry: 1000\n\n');
    return new Wire(reply);
  }

  get isOpen(): boolean {
    return !this.ended;
  }

  /** JSON has no line break, so one line holds it. */
  send(event: string, data: unknown, id?: string): void {
    if (this.ended) return;
    this.reply.raw.write(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);
    if (this.reply.raw.writableLength > MOST_WAITING) this.close();
  }

  /** Until the time is over or the reader is gone. */
  rest(ms: number): Promise<void> {
    if (this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  close(): void {
    if (this.ended) return;
    this.ended = true;
    this.wake?.();
    this.reply.raw.end();
  }
}
