/** A moment to the millisecond: finer digits do not survive a JavaScript Date, and a key compared with itself must match. */
export const moment = { type: 'timestamptz', precision: 3 } as const;
