import { totalmem } from 'node:os';

const MB = 1024 * 1024;
const LEAST_MB = 256;
const MOST_MB = 2_048;
const SHARE = 8;

/** What this process may use: the machine's memory, or less where a container limits it. */
export const usableMemory = (): number => Math.min(totalmem(), process.constrainedMemory() || Infinity);

/**
 * PostgreSQL's `shared_buffers`: an eighth of the memory, so that the indexes of the current month stay in it, and room for the
 * stations beside. Pages are taken from the system when they are first used: an evaluation never has as many.
 */
export const sharedBuffers = (memory: number): string => `${Math.min(MOST_MB, Math.max(LEAST_MB, Math.floor(memory / SHARE / MB)))}MB`;
