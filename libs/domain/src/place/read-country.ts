import { remembering } from '../cache/remembering.js';

/** In these languages a country is known by its name. */
const languages = ['en', 'es', 'pt', 'fr', 'it', 'de'] as const;

const spelled = (name: string): string => name.normalize('NFKD').toLowerCase().replace(/[^\p{L}]/gu, '');

/** That of today: many write UK, where every event and every phone number says GB, and Germany is also the name of DD. */
const codeInUse = (code: string): string => new Intl.Locale(`und-${code}`).region ?? code.toUpperCase();

let byName: ReadonlyMap<string, string> | undefined;

/** The alpha-2 code of a country that is written as a code or by its name; null for all else, which is no offence. */
export const readCountry = remembering(
  (text: string): string | null => {
    const trimmed = text.trim();
    if (/^[A-Za-z]{2}$/.test(trimmed)) return codeInUse(trimmed);
    return (byName ??= countriesByName()).get(spelled(trimmed)) ?? null;
  },
  { atMost: 2_000 },
);

function countriesByName(): Map<string, string> {
  const names = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const language of languages) {
    const nameOf = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
      const name = nameOf.of(code);
      if (name !== undefined && !names.has(spelled(name))) names.set(spelled(name), codeInUse(code));
    }
  }
  return names;
}
