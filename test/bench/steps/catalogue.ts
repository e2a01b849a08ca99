import { batchesOf100, singles } from './generate-load.js';
import { decidedAlone, decidedBeside } from './decisions.js';
import { askArchive } from './archive.js';
import { watchedConsole } from './console.js';
import { fullAndEmpty } from './full-and-empty.js';
import { naiveAlone, naiveBeside } from './naive.js';
import { deadBeside, eventToWebhook } from './delivery.js';
import { everythingBeside, ingestAlone } from './ours.js';
import { rawInserts } from './raw.js';
import { evaluations } from './rules.js';
import { scoringCycles } from './scoring.js';
import type { Step } from './step.js';

/** In the order of every round: what is compared stands next to each other. */
export const steps = [
  { name: 'singlesAlone', title: 'single POSTs, ingest alone', parts: ['singles'], take: (shot) => ingestAlone(singles, shot) },
  { name: 'naiveAlone', title: 'the naive service, storing and ringing', parts: ['naive'], take: naiveAlone },
  { name: 'batchesAlone', title: 'batches of 100, ingest alone', parts: ['batches'], take: (shot) => ingestAlone(batchesOf100, shot) },
  { name: 'raw', title: 'raw inserts', parts: ['raw'], take: rawInserts },
  { name: 'singlesBeside', title: 'single POSTs, everything beside', parts: ['singles', 'processed'], take: (shot) => everythingBeside(singles, shot) },
  { name: 'naiveBeside', title: 'the naive service with its processors', parts: ['naive'], take: naiveBeside },
  { name: 'batchesBeside', title: 'batches of 100, everything beside', parts: ['batches', 'processed'], take: (shot) => everythingBeside(batchesOf100, shot) },
  { name: 'scoringCycles', title: 'scoring, batches of 200 events', parts: ['scoring'], take: scoringCycles },
  { name: 'evaluations', title: 'rules, evaluated in one process', parts: ['rules'], take: evaluations },
  { name: 'decisionsAlone', title: 'decisions, 300 a second, ingest alone', parts: ['decisions'], settlesSlowly: true, take: decidedAlone },
  { name: 'decisionsBeside', title: 'decisions, 300 a second, everything beside', parts: ['decisions'], take: decidedBeside },
  { name: 'eventToWebhook', title: '200 events/s, each with a webhook, a process for each app', parts: ['delivery'], settlesSlowly: true, take: (shot) => eventToWebhook('one each', shot) },
  { name: 'eventToWebhookInOne', title: '200 events/s, each with a webhook, all in one process', parts: ['delivery'], settlesSlowly: true, take: (shot) => eventToWebhook('one', shot) },
  { name: 'deadBeside', title: 'nine endpoints and a dead one', parts: ['delivery'], take: deadBeside },
  { name: 'console', title: 'the console, 500 events/s', parts: ['console'], take: watchedConsole },
  { name: 'singlesOnArchive', title: 'single POSTs, full and empty table in turns', parts: ['archive'], take: (shot) => fullAndEmpty(singles, shot) },
  { name: 'entityList', title: 'list of one entity, full table', parts: ['archive'], take: (shot) => askArchive('entityList', shot) },
  { name: 'filteredList', title: 'list by external id, type and 30 days, full table', parts: ['archive'], take: (shot) => askArchive('filteredList', shot) },
  { name: 'organizationStats', title: 'stats of the organization, full table', parts: ['archive'], take: (shot) => askArchive('organizationStats', shot) },
  { name: 'userStats', title: 'stats of one user, full table', parts: ['archive'], take: (shot) => askArchive('userStats', shot) },
  { name: 'hasEvents', title: 'has-events, full table', parts: ['archive'], take: (shot) => askArchive('hasEvents', shot) },
] as const satisfies readonly Step[];

export type StepName = (typeof steps)[number]['name'];
