import { Connection, type Answer } from './connection.js';
import { Events } from './events.js';
import { Latencies } from './latencies.js';
import type { LoadPlan, LoadResult } from './plan.js';
import { readWriter } from './reads.js';

/** Every connection sends its next request as soon as it has its answer, until the plan's end. */
export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const write = plan.read ? readWriter(plan.read.kind, { ...plan.read, host: new URL(plan.url).host, key: plan.key ?? '', seed: plan.seed }) : postWriter(plan);
  const { hostname, port } = new URL(plan.url);
  const connections = await Promise.all(Array.from({ length: plan.connections }, () => Connection.open(hostname, Number(port))));
  const latencies = new Latencies();
  const answers: Record<string, number> = {};
  let firstFailure: string | null = null;
  const { mostEvents = Infinity } = plan;
  let begun = 0;
  let turn = 0;
  let accepted = 0;

  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const endAt = startedAt + plan.seconds * 1_000;

  const talk = (connection: Connection): Promise<void> =>
    new Promise((done) => {
      const ask = (): void => {
        if (begun >= mostEvents || performance.now() >= endAt) return done();
        begun += plan.eventsPerRequest;
        const dueAt = plan.perSecond === undefined ? performance.now() : startedAt + (turn++ * 1_000) / plan.perSecond;
        const wait = dueAt - performance.now();
        if (wait > 0) setTimeout(() => send(dueAt), wait);
        else send(dueAt);
      };
      const send = (askedAt: number): void => {
        const request = write();
        connection.ask(
          request,
          (answer) => {
            latencies.add(performance.now() - askedAt);
            answers[answer.status] = (answers[answer.status] ?? 0) + 1;
            if (answer.status < 300) accepted += acceptedIn(answer, plan.eventsPerRequest);
            else firstFailure ??= answer.beginning;
            ask();
          },
          (error) => {
            answers[error.message] = (answers[error.message] ?? 0) + 1;
            done();
          },
        );
      };
      ask();
    });

  await Promise.all(connections.map(talk));
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  for (const connection of connections) connection.close();
  return {
    requests: latencies.count,
    accepted,
    seconds,
    requestsPerSecond: latencies.count / seconds,
    eventsPerSecond: accepted / seconds,
    ...latencies.summary(),
    answers,
    firstFailure,
    generatorCores: (user + system) / 1e6 / seconds,
  };
}

/** A batch says how many of its events were accepted; a single event is its status. */
const acceptedIn = ({ beginning }: Answer, eventsPerRequest: number): number =>
  eventsPerRequest === 1 ? 1 : Number(/"accepted":(\d+)/.exec(beginning)?.[1] ?? 0);

function postWriter({ url, key, eventsPerRequest, ndjson, seed, people }: LoadPlan): () => string {
  const events = new Events(seed, people);
  const { pathname, host } = new URL(url);
  const type = ndjson && eventsPerRequest > 1 ? 'application/x-ndjson' : 'application/json';
  const authorization = key === null ? '' : `Authorization: Bearer ${key}\r\n`;
  const head = `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\n${authorization}Content-Type: ${type}\r\nContent-Length: `;
  const request = (body: string): string => `${head}${body.length}\r\n\r\n${body}`;
  if (eventsPerRequest === 1) return () => request(events.next());
  return () => {
    let body = events.next();
    for (let n = 1; n < eventsPerRequest; n += 1) body += ndjson ? `\n${events.next()}` : `,${events.next()}`;
    return request(ndjson ? body : `[${body}]`);
  };
}
