import { type Answer, Connection } from './connection.js';

/** Some connections to a service: what is asked goes over the next that is free, in the order in which it was asked. */
export class Connections {
  private readonly waiting: ((connection: Connection) => void)[] = [];

  private constructor(private readonly all: readonly Connection[], private readonly free: Connection[]) {}

  static async open(url: string, count: number): Promise<Connections> {
    const { hostname, port } = new URL(url);
    const all = await Promise.all(Array.from({ length: count }, () => Connection.open(hostname, Number(port))));
    return new Connections(all, [...all]);
  }

  async ask(request: string): Promise<Answer> {
    const connection = this.free.pop() ?? (await new Promise<Connection>((resolve) => this.waiting.push(resolve)));
    try {
      return await new Promise((answered, failed) => connection.ask(request, answered, failed));
    } finally {
      const next = this.waiting.shift();
      if (next) next(connection);
      else this.free.push(connection);
    }
  }

  close(): void {
    for (const connection of this.all) connection.close();
  }
}
