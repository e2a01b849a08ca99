import type { Scene } from './scene.js';
import type { Settled } from './settle.js';

interface Run {
  readonly scene: Scene;
  readonly loadSeconds: number;
  readonly settled: Settled;
  readonly found: readonly string[];
}

/** The run in figures, for people. */
export async function summaryOf({ scene: { story, database, merchant, fleet, servers, receiver }, loadSeconds, settled, found }: Run): Promise<string[]> {
  const [counts] = await database.rows<Record<'entities' | 'scored' | 'alerts' | 'ended' | 'deliveries' | 'attempts', number>>(
    `select (select count(*) from entity)::int as entities, (select sum(cycle) from analysis)::int as scored, (select count(*) from alert)::int as alerts,
       (select count(ended_at) from alert)::int as ended, (select count(*) from delivery)::int as deliveries, (select sum(attempts) from delivery)::int as attempts`,
  );
  const sum = (of: (app: (typeof fleet.all)[number]) => number): number => fleet.all.reduce((total, app) => total + of(app), 0);
  const setbacks = [...merchant.setbacks].map(([what, times]) => `${what} x ${times}`).join(', ') || 'none';
  return [
    `${story.events} events in ${merchant.requests} requests within ${loadSeconds.toFixed(1)} s; instead of an acknowledgement: ${setbacks}`,
    `${sum(({ kills }) => kills)} apps killed, ${sum(({ starts }) => starts) - fleet.all.length} started again (${sum(({ failedBoots }) => failedBoots)} boots in vain), ${servers.restarts} restarts of PostgreSQL and Redis (${servers.redisKind})`,
    `${counts?.entities} entities scored ${counts?.scored} times; ${counts?.alerts} alerts, ${counts?.ended} of them ended; ${counts?.deliveries} deliveries in ${counts?.attempts} attempts, ${receiver.log.length} requests received`,
    `${settled.settled ? 'settled' : 'NOT settled'} within ${settled.seconds.toFixed(1)} s${settled.hurried ? `, ${settled.hurried} deliveries brought forward` : ''}; ${found.length} violations`,
    ...found.map((violation) => `  ${violation}`),
  ];
}
