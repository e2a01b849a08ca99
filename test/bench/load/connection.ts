import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  /** The first bytes of the body. */
  readonly beginning: string;
}

const BEGINNING = 256;

/**
 * One kept-alive HTTP/1.1 connection that asks one thing at a time. It reads no more of an answer than its status, its
 * length and how the body begins: a full client would cost more CPU than some of the servers that it measures.
 */
export class Connection {
  private readonly socket: Socket;
  private head = '';
  private body = '';
  private missing = -1;
  private status = 0;
  private pending: ((answer: Answer) => void) | undefined;
  private refuse: ((error: Error) => void) | undefined;

  private constructor(host: string, port: number, ready: () => void, failed: (error: Error) => void) {
    this.refuse = failed;
    this.socket = connect({ host, port, noDelay: true, onread: { buffer: Buffer.allocUnsafe(64 * 1024), callback: (bytes, buffer) => this.read(bytes, buffer as Buffer) } });
    this.socket.once('connect', ready);
    this.socket.on('error', (error) => this.lost(error));
    this.socket.on('close', () => this.lost(new Error('The server closed the connection.')));
  }

  static open(host: string, port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const connection: Connection = new Connection(host, port, () => resolve(connection), reject);
    });
  }

  /** Callbacks, not promises: this is called twenty thousand times a second. */
  ask(request: string, answered: (answer: Answer) => void, failed: (error: Error) => void): void {
    this.pending = answered;
    this.refuse = failed;
    this.socket.write(request, 'latin1');
  }

  close(): void {
    this.pending = undefined;
    this.refuse = undefined;
    this.socket.destroy();
  }

  private read(bytes: number, buffer: Buffer): boolean {
    if (this.missing < 0) this.readHead(buffer.toString('latin1', 0, bytes));
    else this.readBody(this.body.length < BEGINNING ? buffer.toString('latin1', 0, Math.min(bytes, BEGINNING)) : '', bytes);
    return true;
  }

  private readHead(text: string): void {
    this.head += text;
    const end = this.head.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.head.slice(0, end);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) return this.lost(new Error(`An answer without Content-Length cannot be read here: ${head}`));
    this.status = Number(head.slice(9, 12));
    this.missing = Number(length);
    const rest = this.head.slice(end + 4);
    this.head = '';
    this.readBody(rest, rest.length);
  }

  private readBody(text: string, bytes: number): void {
    if (this.body.length < BEGINNING) this.body += text.slice(0, BEGINNING);
    this.missing -= bytes;
    if (this.missing > 0) return;
    const answer = { status: this.status, beginning: this.body };
    const { pending } = this;
    this.missing = -1;
    this.body = '';
    this.pending = undefined;
    pending?.(answer);
  }

  private lost(error: Error): void {
    const { refuse } = this;
    this.pending = undefined;
    this.refuse = undefined;
    this.socket.destroy();
    refuse?.(error);
  }
}
