export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A Monday, and three weeks that hold the turn of a month: wages and rents fall due. */
export const worldBegins = Date.UTC(2026, 8, 21);

/** Hours before (-) or after (+) UTC, in the part of a country that matters here. Nobody here changes the clock within the weeks. */
const offsets: Readonly<Record<string, number>> = { AR: -3, UY: -3, CL: -3, BR: -3, PY: -3, MX: -6, CO: -5, PE: -5, US: -4, ES: 2, IT: 2, FR: 2, DE: 2, GB: 1 };

export const zones: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires', UY: 'America/Montevideo', CL: 'America/Santiago', BR: 'America/Sao_Paulo', PY: 'America/Asuncion',
  MX: 'America/Mexico_City', CO: 'America/Bogota', PE: 'America/Lima', US: 'America/New_York', ES: 'Europe/Madrid', IT: 'Europe/Rome',
  FR: 'Europe/Paris', DE: 'Europe/Berlin', GB: 'Europe/London',
};

export const offsetOf = (country: string): number => (offsets[country] ?? 0) * hour;

/** The local hour of a moment, 0 to 23. */
export const localHour = (at: number, country: string): number => Math.floor((((at + offsetOf(country)) % day) + day) % day / hour);

/** Monday is 0. */
export const weekday = (at: number, country: string): number => Math.floor((at + offsetOf(country)) / day + 3) % 7;

export const isWeekend = (at: number, country: string): boolean => weekday(at, country) >= 5;

export const dayOfMonth = (at: number, country: string): number => new Date(at + offsetOf(country)).getUTCDate();
