import { invalid } from '@app/platform';

/** `?withAutoEntity=`: true or false; absent is false. */
export function autoEntityFrom(value: string | undefined): boolean {
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  throw invalid([{ field: 'withAutoEntity', message: 'Use true or false.' }]);
}

/** The Idempotency-Key header: 1 to 64 visible ASCII characters. */
export function headerKey(value: string | undefined): string | undefined {
  if (value === undefined || /^[\x21-\x7e]{1,64}$/.test(value)) return value;
  throw invalid([{ field: 'Idempotency-Key', message: 'Use 1 to 64 visible ASCII characters.' }]);
}
