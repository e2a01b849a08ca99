import { get, type IncomingMessage } from 'node:http';

interface Heard {
  readonly id: string;
  readonly location: { readonly country: string | null } | null;
}

/** Somebody who listens to the live stream, as a browser would. */
export class Listener {
  readonly arrived: Heard[] = [];
  readonly placed: Heard[] = [];
  readonly told: string[] = [];
  mark = '';
  private text = '';

  private constructor(private readonly response: IncomingMessage) {
    response.setEncoding('utf8').on('data', (part: string) => this.read(part));
    response.on('error', () => undefined);
  }

  static async listen(url: string, { key, mark, query = '' }: { key: string; mark?: string; query?: string }): Promise<Listener> {
    const headers = { Authorization: `Bearer ${key}`, ...(mark ? { 'Last-Event-ID': mark } : {}) };
    const response = await new Promise<IncomingMessage>((resolve, reject) => get(`${url}/events/stream?${query}`, { headers }, resolve).on('error', reject));
    if (response.statusCode !== 200) throw new Error(`The stream answered ${response.statusCode}.`);
    return new Listener(response);
  }

  close(): void {
    this.response.destroy();
  }

  private read(part: string): void {
    const messages = (this.text + part).split('\n\n');
    this.text = messages.pop() ?? '';
    for (const message of messages) {
      const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1] ?? '';
      const event = field('event');
      this.told.push(event);
      this.mark = field('id') || this.mark;
      if (event === 'arrived') this.arrived.push(...(JSON.parse(field('data')) as Heard[]));
      if (event === 'placed') this.placed.push(...(JSON.parse(field('data')) as Heard[]));
    }
  }
}
