import { join } from 'node:path';
import { SupervisedApp } from './supervised-app.js';

/** Each of our processes by its name here. There are two ingests, so that a repeat can go to the other one. */
const apps = { 'ingest-1': 'ingest', 'ingest-2': 'ingest', geolocation: 'geolocation', scoring: 'scoring', alerting: 'alerting', delivery: 'delivery', api: 'api' } as const;

export type AppName = keyof typeof apps;
export const appNames = Object.keys(apps) as AppName[];

/** The whole product as separate processes. */
export class Fleet {
  private constructor(private readonly members: ReadonlyMap<AppName, SupervisedApp>) {}

  static async start(env: Readonly<Record<string, string>>, logFolder: string): Promise<Fleet> {
    const started = await Promise.all(
      appNames.map(async (name) => [name, await SupervisedApp.start({ name, app: apps[name], env, logFile: join(logFolder, `${name}.log`) })] as const),
    );
    return new Fleet(new Map(started));
  }

  get(name: AppName): SupervisedApp {
    return this.members.get(name) as SupervisedApp; // all of them are started
  }

  get all(): SupervisedApp[] {
    return [...this.members.values()];
  }

  async ready(): Promise<void> {
    await Promise.all(this.all.map((app) => app.ready()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.all.map((app) => app.stop()));
  }
}
