import { events } from './events.js';
import { logins } from './logins.js';
import type { Mapping } from './mapping.js';
import { transfers } from './transfers.js';

/** What `--as` can be. */
export const mappings = { logins, transfers, events } as const satisfies Record<string, Mapping>;

export type As = keyof typeof mappings;

export const isAs = (text: string): text is As => Object.hasOwn(mappings, text);
