import { z } from 'zod';

const LEAST_PASSWORD = 12;
export const MOST_PASSWORD = 200;

export const email = () =>
  z
    .string({ error: 'Use an e-mail address.' })
    .max(254, 'Use at most 254 characters.')
    .regex(/^[^\s@\u0000]+@[^\s@\u0000]+$/, 'Use an e-mail address, for example ana@pagos.example.')
    .transform((given) => given.toLowerCase());

/** A password that somebody chooses. Length is what counts, so nothing else is asked for. */
export const newPassword = () =>
  z.string({ error: 'Use a text.' }).min(LEAST_PASSWORD, `Use at least ${LEAST_PASSWORD} characters.`).max(MOST_PASSWORD, `Use at most ${MOST_PASSWORD} characters.`);

/** A login: whatever was typed is a try. */
export const loginInput = z.strictObject({
  email: z.string({ error: 'Use a text.' }).max(254, 'Use at most 254 characters.').transform((given) => given.trim().toLowerCase()),
  password: z.string({ error: 'Use a text.' }).max(MOST_PASSWORD, `Use at most ${MOST_PASSWORD} characters.`),
});
