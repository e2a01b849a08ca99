import { createServer, type Server } from 'node:http';
import { createServer as createSocketServer, type Server as SocketServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Somebody who takes every webhook and remembers when it came. */
export class StampingReceiver {
  /** By path and webhook-id: when it came first, in ms of `performance.now()`, and what it was. */
  readonly came = new Map<string, { readonly at: number; readonly path: string; readonly body: string }>();

  private constructor(private readonly server: Server) {}

  static listen(): Promise<StampingReceiver> {
    return new Promise((resolve) => {
      const server = createServer((request, response) => {
        const at = performance.now();
        const parts: Buffer[] = [];
        request.on('data', (part: Buffer) => parts.push(part));
        request.on('end', () => {
          response.writeHead(204).end();
          const key = `${request.url} ${String(request.headers['webhook-id'])}`;
          if (!receiver.came.has(key)) receiver.came.set(key, { at, path: String(request.url), body: Buffer.concat(parts).toString() });
        });
      });
      const receiver = new StampingReceiver(server);
      server.listen(0, '127.0.0.1', () => resolve(receiver));
    });
  }

  url(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** The worst of the dead: it takes every connection and says nothing. */
export class SilentReceiver {
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: SocketServer) {}

  static listen(): Promise<SilentReceiver> {
    return new Promise((resolve) => {
      const server = createSocketServer((socket) => {
        receiver.sockets.add(socket);
        socket.on('close', () => receiver.sockets.delete(socket)).on('error', () => socket.destroy()).resume();
      });
      const receiver = new SilentReceiver(server);
      server.listen(0, '127.0.0.1', () => resolve(receiver));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
