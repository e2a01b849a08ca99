import { invalid } from '@app/platform';

/** `?withAutoEntity=`: true or false; absent is false. */
export const autoEntityFrom = (value: string | undefined): boolean => yesOrNo('withAutoEntity', value);

/** `?dryRun=`: true or false; absent is false. */
export const dryRunFrom = (value: string | undefined): boolean => yesOrNo('dryRun', value);

function yesOrNo(field: string, value: string | undefined): boolean {
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  throw invalid([{ field, message: 'Use true or false.' }]);
}

/** `?budget_ms=`: until when rules may take, in ms since 1970; null for as long as they need. */
export function budgetFrom(value: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null;
  if (/^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 10_000) return nowMs + Number(value);
  throw invalid([{ field: 'budget_ms', message: 'Use a whole number of milliseconds from 1 to 10000.' }]);
}

/** The Idempotency-Key header: 1 to 64 visible ASCII characters. */
export function headerKey(value: string | undefined): string | undefined {
  if (value === undefined || /^[\x21-\x7e]{1,64}$/.test(value)) return value;
  throw invalid([{ field: 'Idempotency-Key', message: 'Use 1 to 64 visible ASCII characters.' }]);
}
