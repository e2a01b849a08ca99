import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dice } from '../load/dice.js';

/** One line of the receiver's log: a request as it came, and how it was answered. */
export interface LoggedRequest {
  readonly at: number;
  /** The path tells whose endpoint it is. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly answered: number;
}

/** The merchant's webhook endpoints. In a bad mood it answers 500 to some, but to nobody twice: the third attempt comes after five minutes. */
export class MoodyReceiver {
  readonly log: LoggedRequest[] = [];
  inBadMood = false;
  private readonly refused = new Set<string>();

  private constructor(
    private readonly server: Server,
    private readonly dice: Dice,
  ) {}

  static async listen(dice: Dice): Promise<MoodyReceiver> {
    const server = createServer();
    const receiver = new MoodyReceiver(server, dice);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const answered = receiver.answerTo(String(request.headers['webhook-id']));
        receiver.log.push({ at: Date.now(), path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString(), answered });
        response.writeHead(answered).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  urlOf(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private answerTo(id: string): number {
    if (!this.inBadMood || this.refused.has(id) || this.dice.chance(0.4)) return 204;
    this.refused.add(id);
    return 500;
  }
}
