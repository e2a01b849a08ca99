import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { remembering } from '../cache/remembering.js';

/** What a phone number says about itself. */
export interface Phone {
  /**
   * `invalid` no number of that country has so many digits; `fake` nobody has it: one digit all along, or digits in a row.
   * `unknown`: nobody said of which country it is, or its country gave such numbers out since our list was made.
   */
  readonly verdict: 'valid' | 'invalid' | 'fake' | 'unknown';
  /** ISO 3166-1 alpha-2; null where the number does not name one. */
  readonly country: string | null;
}

/** A national number is read in the country that is given; a wrong one there may be right elsewhere. */
export function readPhone(number: string, country: string | null): Phone {
  return remembered(`${country ?? ''} ${number}`);
}

/** Reading one takes a tenth of a millisecond. */
const remembered = remembering(
  (question: string): Phone => {
    const [, country, number] = /^(\S*) (.*)$/s.exec(question) ?? [];
    return read((number ?? '').slice(0, 64), country || null);
  },
  { atMost: 20_000 },
);

function read(number: string, stated: string | null): Phone {
  const country: CountryCode | null = stated !== null && isSupportedCountry(stated) ? stated : null;
  const written = number.trim().replace(/^00(?=[1-9])/, '+');
  const digits = written.replace(/\D/g, '');
  if (digits.length >= 6 && isMadeUp(digits)) return { verdict: 'fake', country: null };
  const international = written.startsWith('+');
  // Whoever leaves the plus out means the same; and without a country it can only be that.
  const parsed = parsePhoneNumberFromString(international || country !== null ? written : `+${digits}`, country ?? undefined);
  if (parsed?.isValid()) return { verdict: 'valid', country: international || country === null ? (parsed.country ?? null) : null };
  if (parsed?.isPossible()) return { verdict: 'unknown', country: null };
  if (!international && country !== null && parsePhoneNumberFromString(`+${digits}`)?.isPossible()) return { verdict: 'unknown', country: null };
  return { verdict: international || country !== null ? 'invalid' : 'unknown', country: null };
}

/** What follows the country and the area: the same digit seven times, or seven in a row. */
function isMadeUp(digits: string): boolean {
  const last = digits.slice(-7);
  return /^(\d)\1*$/.test(last) || '01234567890'.includes(last) || '09876543210'.includes(last);
}
