import { findAccess } from './api/find-access.js';
import { displayOn } from './display.js';
import { importFile } from './import-file.js';
import { ImportFailure, Interrupted } from './import-failure.js';
import { help, readOptions } from './options.js';
import { pausesUntil, stopOnSignal } from './stop-on-signal.js';
import { summary } from './summary.js';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args, process.env);
    if (options === null) {
      process.stdout.write(help);
      return 0;
    }
    const access = await findAccess(options, process.env);
    const stop = stopOnSignal();
    const report = await importFile(options, access, { display: displayOn(process.stderr, Date.now), now: Date.now, pause: pausesUntil(stop), stop });
    process.stdout.write(`${summary(report)}\n`);
    if (report.stopped) return report.stopped instanceof Interrupted ? 130 : 2;
    return report.tally.rejected > 0 ? 1 : 0;
  } catch (error) {
    // The unexpected keeps its stack: somebody will have to find it.
    process.stderr.write(`${error instanceof ImportFailure ? error.message : ((error as Error).stack ?? String(error))}\n`);
    return 2;
  }
}
