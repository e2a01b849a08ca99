import { setImmediate } from 'node:timers/promises';

/** People who are looked at in one go: some ten ms of this thread. */
const PEOPLE_OF_A_STRETCH = 50;

/**
 * Before the `n`th of many people: between stretches of them whatever else this process has to do goes on, first of all the answers
 * for other transactions, so that PostgreSQL has its next questions meanwhile. Null within a stretch: nothing is to be waited for.
 */
export const betweenStretches = (n: number): Promise<void> | null => (n > 0 && n % PEOPLE_OF_A_STRETCH === 0 ? setImmediate() : null);
