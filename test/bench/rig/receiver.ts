import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppProcess } from './app-process.js';
import type { Store } from './store.js';

/** The merchant's side: takes every webhook and counts. */
export class Receiver {
  received = 0;

  private constructor(private readonly server: Server) {}

  static listen(): Promise<Receiver> {
    return new Promise((resolve) => {
      const server = createServer((request, response) => {
        request.resume();
        request.on('end', () => {
          receiver.received += 1;
          response.writeHead(204).end();
        });
      });
      const receiver = new Receiver(server);
      server.listen(0, '127.0.0.1', () => resolve(receiver));
    });
  }

  /** A rule that some customers fall under, and this endpoint for its alerts, through the public API. */
  async isToldBy({ app, store }: { app: AppProcess; store: Store }): Promise<void> {
    const { port } = this.server.address() as AddressInfo;
    const post = async (path: string, body: object): Promise<void> => {
      const answer = await fetch(`${app.url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${store.key}` },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`POST ${path} was answered with ${answer.status}: ${await answer.text()}`);
    };
    await post('/rules', { name: 'Somebody to look at', severity: 'HIGH', conditions: [{ dimension: 'ANY', operator: 'lt', threshold: 50 }] });
    await post('/webhooks/endpoints', { url: `http://127.0.0.1:${port}/`, eventTypes: ['alert.opened', 'alert.resolved'] });
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
