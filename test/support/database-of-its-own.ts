import { randomBytes } from 'node:crypto';
import { Database } from '@app/database';

const options = { poolSize: 4, statementTimeoutMs: 60_000, anyPlan: true };

/** A fresh, empty database on a running server, and its URL. */
export async function databaseOfItsOwn(serverUrl: string): Promise<string> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const server = await Database.open({ url: serverUrl, ...options });
  await server.run(`create database ${name}`);
  await server.close();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export const openDatabase = (url: string): Promise<Database> => Database.open({ url, ...options });
