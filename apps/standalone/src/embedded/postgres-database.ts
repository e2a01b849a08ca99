import { Client } from 'pg';
import { type Cluster, SUPERUSER } from './postgres-cluster.js';
import { throughSocket } from './postgres-socket.js';

export const DATABASE = 'tamiz';

export function urlOf({ password }: Cluster, port: number, database = DATABASE): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Both ways to the database; `sockets` is the folder of the Unix socket, null without one. */
export function urlsOf(cluster: Cluster, port: number, sockets: string | null): { readonly url: string; readonly tcpUrl: string } {
  const tcpUrl = urlOf(cluster, port);
  return { url: sockets === null ? tcpUrl : throughSocket(tcpUrl, sockets), tcpUrl };
}

export async function answers(url: string): Promise<boolean> {
  return withClient(url, async () => true).catch(() => false);
}

export async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  await withClient(urlOf(cluster, port, 'postgres'), async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  });
}

async function withClient<Answer>(url: string, ask: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A connection that is cut while nobody asks must not end the process; whoever asks next hears of it.
  client.on('error', () => {});
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}
