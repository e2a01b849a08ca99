import { byLanguage } from './by-language.js';
import type { Language } from './languages.js';

interface How {
  /** So many digits after the comma, always. */
  readonly decimals?: number;
  /** So many at most. */
  readonly upTo?: number;
  /** With a sign in front of what is above 0, too. */
  readonly signed?: boolean;
}

const formats = new Map<string, ReturnType<typeof formatOf>>();
const formatOf = (options: Intl.NumberFormatOptions) => byLanguage((language) => new Intl.NumberFormat(language, options));

/** A number as the language of the console writes it, whatever the browser speaks. */
export function figureIn(language: Language, value: number, { decimals = 0, upTo = decimals, signed = false }: How = {}): string {
  const key = `${decimals} ${upTo} ${signed}`;
  const format = formats.get(key) ?? formatOf({ minimumFractionDigits: decimals, maximumFractionDigits: upTo, signDisplay: signed ? 'exceptZero' : 'auto' });
  formats.set(key, format);
  return format(language).format(value);
}

/** A line does not end between a figure and its unit. */
const WITHOUT_BREAK = '\u00A0';

export const percentIn = (language: Language, share: number, how?: How): string => `${figureIn(language, share * 100, how)}${WITHOUT_BREAK}%`;

export function durationIn(language: Language, seconds: number): string {
  const [value, unit, upTo = 0] = inUnits(seconds);
  return `${figureIn(language, value, { upTo })}${WITHOUT_BREAK}${unit}`;
}

function inUnits(seconds: number): readonly [value: number, unit: string, upTo?: number] {
  if (seconds === 0) return [0, 's'];
  if (seconds < 1) return [seconds * 1_000, 'ms'];
  if (seconds < 60) return [seconds, 's', seconds < 10 ? 1 : 0];
  if (seconds < 3_600) return [seconds / 60, 'min'];
  if (seconds < 172_800) return [seconds / 3_600, 'h'];
  return [seconds / 86_400, 'd'];
}
