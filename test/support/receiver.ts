import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface ReceivedWebhook {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly payload: { readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> };
}

/** Somebody's webhook endpoint: it keeps what it took, and answers as it is told. */
export class Receiver {
  readonly all: ReceivedWebhook[] = [];
  private answers: number[] = [];
  private constructor(private readonly server: Server) {}

  static async listen(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const status = receiver.answers.shift() ?? 204;
        const raw = Buffer.concat(parts).toString();
        receiver.all.push({ id: String(request.headers['webhook-id']), headers: request.headers, raw, payload: JSON.parse(raw) });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** The next requests get these statuses, in turn; after them it is 204 again. */
  willAnswer(...statuses: number[]): void {
    this.answers.push(...statuses);
  }

  /** Throws unless every request carries a signature that the reference library accepts. */
  verifyAll(secret: string): void {
    const webhook = new Webhook(secret);
    for (const { raw, headers } of this.all) webhook.verify(raw, headers as Record<string, string>);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
