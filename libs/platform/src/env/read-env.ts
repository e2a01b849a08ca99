import { existsSync } from 'node:fs';
import { z } from 'zod';

/**
 * Reads the environment of one process by its schema. A wrong value stops the boot, and every mistake is listed at
 * once, so that an operator does not fix them one restart at a time.
 */
export function readEnv<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: Record<string, string | undefined> = process.env,
): z.infer<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, source[name] === '' ? undefined : source[name]]));
  const read = z.object(shape).safeParse(given);
  if (read.success) return read.data;
  const mistakes = read.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name}=${given[name] ?? ''}: ${issue.message}`;
  });
  throw new ConfigurationError(`The environment is wrong in ${mistakes.length} place(s); .env.example says what each variable means.\n${mistakes.join('\n')}`);
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** A file named .env in the current folder fills what the environment leaves open. */
export function loadDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Building blocks for `env.ts` files. */
export const setting = {
  integer: (fallback: number, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}) =>
    z.coerce.number().int().min(min).max(max).default(fallback),
  text: (fallback: string) => z.string().default(fallback),
  optional: () => z.string().optional(),
  flag: (fallback: boolean) =>
    z
      .enum(['true', 'false'])
      .default(fallback ? 'true' : 'false')
      .transform((value) => value === 'true'),
  list: () =>
    z
      .string()
      .default('')
      .transform((value) => value.split(',').map((item) => item.trim()).filter(Boolean)),
};
