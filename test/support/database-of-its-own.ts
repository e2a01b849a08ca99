import { randomBytes } from 'node:crypto';
import { Database } from '@app/database';

const options = { poolSize: 4, statementTimeoutMs: 60_000, anyPlan: true };
const template = 'tamiz_template';

/** Migrates one database on a fresh server, to be copied. Nobody may connect to it: PostgreSQL copies none that is in use. */
export async function makeTemplate(serverUrl: string): Promise<void> {
  const server = await openDatabase(serverUrl);
  await server.run(`create database ${template}`);
  const database = await openDatabase(named(serverUrl, template));
  await database.migrate();
  await database.close();
  await server.run(`alter database ${template} allow_connections false`);
  await server.close();
}

/** A database with all tables and no rows on a running server, and its URL. */
export async function databaseOfItsOwn(serverUrl: string): Promise<string> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const server = await openDatabase(serverUrl);
  await server.run(`create database ${name} template ${template}`);
  await server.close();
  return named(serverUrl, name);
}

export const openDatabase = (url: string): Promise<Database> => Database.open({ url, ...options });

function named(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
