import { setTimeout as sleep } from 'node:timers/promises';
import { Interrupted } from './import-failure.js';

/** npm passes on a Ctrl-C that the terminal has sent us already: what comes right behind the first is the same one. */
const SAME_SIGNAL_MS = 500;

/** The first Ctrl-C ends in order, a second one at once. */
export function stopOnSignal(): AbortSignal {
  const stop = new AbortController();
  let askedAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!stop.signal.aborted) {
        askedAt = Date.now();
        stop.abort();
      } else if (Date.now() - askedAt > SAME_SIGNAL_MS) {
        process.exit(130);
      }
    });
  }
  return stop.signal;
}

/** Waiting that ends, as Interrupted, when the person asks to stop. */
export function pausesUntil(stop: AbortSignal): (ms: number) => Promise<void> {
  return async (ms) => {
    try {
      await sleep(ms, undefined, { signal: stop });
    } catch {
      throw new Interrupted();
    }
  };
}
