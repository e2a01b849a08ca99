import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface ReceivedWebhook {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly payload: { readonly sequence: number; readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> };
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
}

/** Somebody's webhook endpoint: it keeps what it took, and answers as it is told. */
export class Receiver {
  readonly all: ReceivedWebhook[] = [];
  private answers: Answer[] = [];
  private slowMs = 0;
  private open = 0;
  mostAtOnce = 0;
  private constructor(private readonly server: Server) {}

  static async listen(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, response) => {
      receiver.mostAtOnce = Math.max(receiver.mostAtOnce, (receiver.open += 1));
      response.on('close', () => (receiver.open -= 1));
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { status, headers } = receiver.answers.shift() ?? { status: 204 };
        const raw = Buffer.concat(parts).toString();
        receiver.all.push({ id: String(request.headers['webhook-id']), method: String(request.method), path: String(request.url), headers: request.headers, raw, payload: JSON.parse(raw) });
        const end = () => response.writeHead(status, headers).end();
        if (receiver.slowMs === 0) end();
        else setTimeout(end, receiver.slowMs).unref();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** The next requests get these statuses, in turn; after them it is 204 again. */
  willAnswer(...answers: (number | Answer)[]): void {
    this.answers.push(...answers.map((answer) => (typeof answer === 'number' ? { status: answer } : answer)));
  }

  /** Whatever it was to answer: from now on it is 204. */
  willTakeEverything(): void {
    this.answers = [];
  }

  /** From now on every answer takes so long. */
  willBeSlow(forMs: number): void {
    this.slowMs = forMs;
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
