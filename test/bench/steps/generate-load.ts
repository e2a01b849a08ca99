import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { LoadPlan, LoadResult } from '../load/plan.js';
import type { Bench } from '../rig/rig.js';
import type { Figures, Shot } from './step.js';

export type Load = Pick<LoadPlan, 'connections' | 'eventsPerRequest'> & { readonly path: string; readonly ndjson?: boolean; readonly read?: LoadPlan['read']; readonly perSecond?: number };

export const singles: Load = { path: '/events/user', connections: 64, eventsPerRequest: 1 };
export const batchesOf100: Load = { path: '/events/user/batch', connections: 8, eventsPerRequest: 100 };

/** Runs the load generator in its own process against a service. */
export async function generateLoad({ app, store }: Bench, load: Load, { rig, seconds, seed, people, complain, watched }: Shot): Promise<LoadResult> {
  const { path, connections, eventsPerRequest, ndjson = false } = load;
  const plan: LoadPlan = { url: `${app.url}${path}`, key: store.key, connections, eventsPerRequest, ndjson, seconds, seed, people, ...(load.perSecond ? { perSecond: load.perSecond } : {}), ...(load.read ? { read: load.read } : {}) };
  const result = await watched(() => runGenerator(rig.built('test/bench/load.js'), plan));
  const bad = Object.entries(result.answers).filter(([status]) => !/^2\d\d$/.test(status));
  if (bad.length > 0) {
    complain(`${app.name} did not accept everything: ${bad.map(([status, count]) => `${count} times ${status}`).join(', ')}. ${result.firstFailure ?? ''}\n${app.log()}`);
  }
  return result;
}

export const loadFigures = ({ eventsPerSecond, requestsPerSecond, p50, p95, p99, max, generatorCores }: LoadResult): Figures => ({
  acceptedPerSecond: eventsPerSecond,
  requestsPerSecond,
  p50,
  p95,
  p99,
  max,
  generatorCores,
});

async function runGenerator(program: string, plan: LoadPlan): Promise<LoadResult> {
  const child = fork(program, [JSON.stringify(plan)]);
  const exited = once(child, 'exit');
  const result = await new Promise<LoadResult>((resolve, reject) => {
    child.once('message', (message) => resolve(message as LoadResult));
    child.once('exit', (code, signal) => reject(new Error(`The load generator ended with ${signal ?? `exit code ${code}`}.`)));
  });
  await exited;
  return result;
}
