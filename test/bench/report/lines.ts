import type { StepName } from '../steps/catalogue.js';
import type { Figures } from '../steps/step.js';

/** What one round measured. */
export type Round = Readonly<Partial<Record<StepName, Figures>>>;

/** One figure of the report, with what it should come to. */
export interface Line {
  readonly title: string;
  readonly unit: string;
  readonly of: (round: Round) => number | undefined;
  readonly aim?: { readonly atLeast: number } | { readonly below: number };
  /** Memory is judged by its worst round; everything else by the median. */
  readonly judgedBy?: 'median' | 'highest';
}

/** A ratio is taken inside a round, whose measurements stood next to each other, and only then compared. */
const ratio = (above: number | undefined, below: number | undefined): number | undefined =>
  above === undefined || below === undefined || below === 0 ? undefined : above / below;

/** The larger of what its two loads left behind. */
function ofStandalone({ singlesBeside, batchesBeside }: Round, name: string): number | undefined {
  const measured = [singlesBeside?.[name], batchesBeside?.[name]].filter((value) => value !== undefined);
  return measured.length > 0 ? Math.max(...measured) : undefined;
}

const latency = (step: StepName, title: string, aims: { readonly p50?: number; readonly p95?: number; readonly p99?: number } = {}, told: readonly ('p50' | 'p95' | 'p99')[] = ['p50', 'p99']): Line[] =>
  told.map((name) => ({ title: `${title}: ${name}`, unit: 'ms', of: (round) => round[step]?.[name], ...(aims[name] === undefined ? {} : { aim: { below: aims[name] } }) }));

const figure = (step: StepName, name: string, title: string, unit: string, atLeast?: number): Line => ({
  title,
  unit,
  of: (round) => round[step]?.[name],
  ...(atLeast === undefined ? {} : { aim: { atLeast } }),
});

const accepted = (step: StepName, title: string, atLeast?: number): Line => figure(step, 'acceptedPerSecond', `${title}: accepted`, 'events/s', atLeast);

export const lines: readonly Line[] = [
  accepted('singlesAlone', 'single POSTs, 64 connections, ingest alone', 3_000),
  ...latency('singlesAlone', 'single POSTs, 64 connections, ingest alone', { p99: 50 }),
  accepted('batchesAlone', 'batches of 100, 8 connections, ingest alone', 8_000),
  ...latency('batchesAlone', 'batches of 100, 8 connections, ingest alone'),

  accepted('singlesBeside', 'single POSTs, everything beside'),
  ...latency('singlesBeside', 'single POSTs, everything beside'),
  figure('singlesBeside', 'processedPerSecond', 'single POSTs: stored, located, scored, alerted', 'events/s', 2_000),
  accepted('batchesBeside', 'batches of 100, everything beside'),
  ...latency('batchesBeside', 'batches of 100, everything beside'),
  figure('batchesBeside', 'processedPerSecond', 'batches of 100: stored, located, scored, alerted', 'events/s', 2_000),
  figure('batchesBeside', 'alerts', 'alerts raised meanwhile', ''),
  figure('batchesBeside', 'webhooks', 'webhooks received meanwhile', ''),
  { title: 'memory of the standalone process after a load', unit: 'MB', of: (round) => ofStandalone(round, 'memoryMb'), aim: { below: 700 }, judgedBy: 'highest' },
  { title: 'its highest memory', unit: 'MB', of: (round) => ofStandalone(round, 'highestMemoryMb'), judgedBy: 'highest' },

  figure('scoringCycles', 'eventsPerSecond', 'scoring by itself, batches of 200, three at once', 'events/s', 3_000),
  figure('scoringCycles', 'oneAtATime', 'scoring by itself, batches of 200, one after the other', 'events/s'),
  figure('scoringCycles', 'msPerBatch', 'scoring by itself, one batch', 'ms'),
  figure('scoringCycles', 'processorMsOurs', 'scoring by itself, one batch: processor time here', 'ms'),
  figure('scoringCycles', 'processorMsPostgres', 'scoring by itself, one batch: processor time in PostgreSQL', 'ms'),
  { title: 'a cycle with 100,000 events behind it / with 100', unit: 'x', of: ({ scoringCycles }) => scoringCycles?.['heaviestToLightest'], aim: { below: 1.2 } },

  figure('evaluations', 'treePerSecond', 'rules as trees, one process', 'evaluations/s', 100_000),
  figure('evaluations', 'celPerSecond', 'rules as CEL, one process', 'evaluations/s', 100_000),
  { title: 'the worst of 1,000 hostile rules, to check', unit: 'ms', of: ({ evaluations }) => evaluations?.['hostileCheckMs'], aim: { below: 50 }, judgedBy: 'highest' },
  { title: 'the worst of 1,000 hostile rules, to evaluate', unit: 'ms', of: ({ evaluations }) => evaluations?.['hostileEvaluateMs'], aim: { below: 50 }, judgedBy: 'highest' },

  accepted('decisionsAlone', 'decisions, 50 rules, 20 with windows, ingest alone'),
  ...latency('decisionsAlone', 'decisions, 300 a second, ingest alone', { p95: 50, p99: 100 }, ['p50', 'p95', 'p99']),
  { title: 'a decision with 50,000 events behind it / with 20', unit: 'x', of: ({ decisionsAlone }) => decisionsAlone?.['longToShort'] },
  { title: 'the first decision with 50,000 events behind it', unit: 'ms', of: ({ decisionsAlone }) => decisionsAlone?.['firstMs'] },
  accepted('decisionsBeside', 'decisions, everything beside'),
  ...latency('decisionsBeside', 'decisions, 300 a second, everything beside', {}, ['p50', 'p95', 'p99']),
  { title: 'decisions, everything beside: events left to stations', unit: 'events', of: ({ decisionsBeside }) => decisionsBeside?.['left'] },
  ...latency('eventToWebhook', 'POST to webhook received, 200 events/s, a process for each app', { p50: 100, p99: 500 }),
  ...latency('eventToWebhookInOne', 'POST to webhook received, 200 events/s, all in one process', { p50: 100, p99: 500 }),
  figure('deadBeside', 'alonePerSecond', 'nine endpoints, a backlog of 200 each', 'webhooks/s'),
  figure('deadBeside', 'besidePerSecond', 'the same beside a dead tenth', 'webhooks/s'),
  { title: 'time of the nine beside a dead one / alone', unit: 'x', of: ({ deadBeside }) => deadBeside?.['ratio'], aim: { below: 1.05 } },

  { title: 'console, Home: usable after', unit: 'ms', of: ({ console: measured }) => measured?.['homeMs'], aim: { below: 1_500 } },
  { title: 'console, Events: usable after', unit: 'ms', of: ({ console: measured }) => measured?.['eventsMs'], aim: { below: 1_500 } },
  figure('console', 'homeProcessorMs', 'console, Home: main thread until then', 'ms'),
  figure('console', 'eventsProcessorMs', 'console, Events: main thread until then', 'ms'),
  figure('console', 'framesPerSecond', 'console, Events at 500 events/s: frames', '/s', 50),
  figure('console', 'emptyFramesPerSecond', 'an empty page at 500 events/s: frames', '/s'),
  figure('console', 'longestFrameMs', 'console, Events at 500 events/s: longest frame', 'ms'),
  figure('console', 'mainThreadShare', 'console, Events at 500 events/s: main thread busy', '%'),
  figure('console', 'shownPerSecond', 'console, Events at 500 events/s: reached the page', 'events/s'),

  ...latency('entityList', 'list of one entity, 100 events, full table', { p99: 50 }),
  ...latency('filteredList', 'list by external id, type and 30 days, full table', { p99: 50 }),
  ...latency('organizationStats', 'stats of the organization, full table', { p99: 50 }),
  ...latency('userStats', 'stats of one user, full table', { p99: 50 }),
  ...latency('hasEvents', 'has-events, full table', { p99: 50 }),
  accepted('singlesOnArchive', 'single POSTs, full table'),
  figure('singlesOnArchive', 'emptyPerSecond', 'single POSTs, empty table', 'events/s'),
  figure('singlesOnArchive', 'fullToEmpty', 'single POSTs, full table / empty table', 'x', 0.9),

  figure('raw', 'insertedPerSecond', 'raw inserts, 500 at a time, 4 connections', 'rows/s'),
  accepted('naiveAlone', 'naive service, 64 connections, storing and ringing'),
  ...latency('naiveAlone', 'naive service, 64 connections, storing and ringing'),
  accepted('naiveBeside', 'naive service with its processors'),
  ...latency('naiveBeside', 'naive service with its processors'),
  figure('naiveBeside', 'processedPerSecond', 'naive service: stored, located, scored', 'events/s'),

  { title: 'single POSTs, ingest alone / naive storing and ringing', unit: 'x', of: (round) => ratio(round.singlesAlone?.['acceptedPerSecond'], round.naiveAlone?.['acceptedPerSecond']), aim: { atLeast: 4 } },
  { title: 'single POSTs, everything beside / naive with its processors', unit: 'x', of: (round) => ratio(round.singlesBeside?.['acceptedPerSecond'], round.naiveBeside?.['acceptedPerSecond']) },
  { title: 'processed, single POSTs / naive with its processors', unit: 'x', of: (round) => ratio(round.singlesBeside?.['processedPerSecond'], round.naiveBeside?.['processedPerSecond']) },
  { title: 'batches of 100, ingest alone / raw inserts', unit: 'x', of: (round) => ratio(round.batchesAlone?.['acceptedPerSecond'], round.raw?.['insertedPerSecond']), aim: { atLeast: 0.4 } },
];
