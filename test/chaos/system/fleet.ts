import { join } from 'node:path';
import { SupervisedApp } from './supervised-app.js';

/** Those that callers speak to. There are two ingests, so that a repeat can go to the other one. */
export const fronts = ['ingest-1', 'ingest-2', 'api'] as const;
/** Those that work behind a doorbell. */
export const stations = ['geolocation', 'scoring', 'alerting', 'delivery'] as const;

export type Station = (typeof stations)[number];
export type AppName = (typeof fronts)[number] | Station;

/** The whole product as separate processes. */
export class Fleet {
  private constructor(private readonly members: ReadonlyMap<AppName, SupervisedApp>) {}

  static async start(env: Readonly<Record<string, string>>, logFolder: string): Promise<Fleet> {
    const started = await Promise.all(
      [...fronts, ...stations].map(async (name) => [name, await SupervisedApp.start({ name, app: name.replace(/-\d$/, ''), env, logFile: join(logFolder, `${name}.log`) })] as const),
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
