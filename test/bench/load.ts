import type { LoadPlan } from './load/plan.js';
import { runLoad } from './load/run-load.js';

/** A process of its own, so that preparing events and reading clocks does not disturb the one that is measured. */
const plan = JSON.parse(process.argv[2] ?? '{}') as LoadPlan;
// Whoever asked for the load is gone, however it ended: so are we.
process.once('disconnect', () => process.exit());
try {
  const result = await runLoad(plan);
  if (process.send) process.send(result, () => process.disconnect());
  else process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} catch (error) {
  process.stderr.write(`No load could be put on ${plan.url}: ${(error as Error).message}\n`);
  process.exit(1);
}
