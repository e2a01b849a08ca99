import { remembering } from '../cache/remembering.js';
import { documents, genericIds, unknownPrefixes, type Document, type Holder } from './documents.js';
import { holderByRule } from './holder-by-rule.js';

/**
 * `valid` some document of the country (or, with no country given, of any country) looks like this and its check holds;
 * `invalid` none does; `generic` a published placeholder; `unknown_prefix` and `unknown_country` we cannot tell.
 */
export type TaxIdVerdict = 'valid' | 'invalid' | 'generic' | 'unknown_prefix' | 'unknown_country';

/** One way to read an identifier. */
export interface TaxIdReading {
  readonly country: string;
  readonly document: string;
  readonly person: Holder;
  /** A check digit held. Without one, any number of the right length would have passed. */
  readonly checked: boolean;
  /** The document itself says who holds it; otherwise numbering practice does. */
  readonly sure: boolean;
}

/** What an identifier says about itself. */
export interface TaxId {
  /** Letters and digits, upper case: what two spellings of one id have in common. */
  readonly normalized: string;
  readonly country: string | null;
  readonly person: Holder;
  readonly verdict: TaxIdVerdict;
  /** Some check digit held. */
  readonly checked: boolean;
  /** `person` comes from the document itself, not from a convention or a fallback. */
  readonly sure: boolean;
  /** Every valid reading: 11 digits can be a CUIT, a CPF and a RUC at once. */
  readonly candidates: readonly TaxIdReading[];
}

const everywhere = Object.keys(documents);

/**
 * Reads an identifier; with the country's documents when it is known, else with everybody's. It never throws and it never
 * rejects: a customer's odd id is a signal, losing his event over it would be a loss.
 */
export function readTaxId(value: string, country: string | null): TaxId {
  return country === null || country.length === nowhere.length ? read(`${country ?? nowhere}${value}`) : readAnew(value, country);
}

/** In the place of a country's two letters. */
const nowhere = '  ';

/** Several analyzers read the same one in a row, and whoever is active is read again with each event. */
const read = remembering((asked: string): TaxId => readAnew(asked.slice(nowhere.length), asked.slice(0, nowhere.length)), { atMost: 20_000 });

function readAnew(value: string, country: string | null): TaxId {
  const id = spelledTaxId(value);
  // `&` and Ñ are part of a Mexican RFC, but two systems seldom agree on the ampersand.
  const normalized = id.includes('&') ? id.replaceAll('&', '') : id;
  const hint = country?.trim().toUpperCase() || null;

  const asRead = (verdict: TaxIdVerdict, candidates: readonly TaxIdReading[] = []): TaxId => {
    const told = agreement(candidates.some(({ checked }) => checked) ? candidates.filter(({ checked }) => checked) : candidates);
    return {
      normalized,
      country: hint ?? only(candidates.map((reading) => reading.country)),
      person: told?.person ?? holderByRule(normalized, hint),
      verdict,
      checked: candidates.some(({ checked }) => checked),
      sure: told?.sure ?? false,
      candidates,
    };
  };

  if (hint !== null && !Object.hasOwn(documents, hint)) return asRead('unknown_country');
  if (isPlaceholder(normalized)) return asRead('invalid');
  if ((hint === null ? everywhere : [hint]).some((code) => genericIds[code]?.has(normalized))) return asRead('generic');

  const candidates = hint === null ? everywhere.flatMap((code) => readings(id, code, false)) : readings(id, hint, true);
  if (candidates.length > 0) return asRead('valid', candidates);
  // Nobody said whose it is, and none of ours: it may well be good where it comes from.
  if (hint === null) return asRead('unknown_country');
  return asRead(unknownPrefixes[hint]?.test(normalized) ? 'unknown_prefix' : 'invalid');
}

/**
 * Reads an identifier in the country that it belongs to, wherever its holder was when it was sent. That is the one that was
 * told, unless the identifier is false there: then the usual one if it is good there, or the only one where its check holds.
 */
export function readTaxIdAtHome(value: string, { told, usual }: { readonly told: string | null; readonly usual: string | null }): TaxId {
  const asTold = readTaxId(value, told ?? usual);
  if (asTold.verdict !== 'invalid') return asTold;
  const asUsual = usual === null ? null : readTaxId(value, usual);
  if (asUsual?.verdict === 'valid') return asUsual;
  const home = only(readTaxId(value, null).candidates.filter(({ checked }) => checked).map(({ country }) => country));
  return home === null ? asTold : readTaxId(value, home);
}

/** One way to write it, whatever its punctuation. Never shortened, however long: two ids that differ in their last letter belong to two people. */
export function spelledTaxId(value: string): string {
  if (/^[0-9A-Z]+$/.test(value)) return value;
  return value.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}&]/gu, '');
}

/** Empty, or one digit repeated: the check digits of 111.111.111-11 hold, and it is what people type who have no id. */
function isPlaceholder(normalized: string): boolean {
  return /^(.?)\1*$/u.test(normalized);
}

function readings(id: string, country: string, countryIsKnown: boolean): TaxIdReading[] {
  const found: TaxIdReading[] = [];
  for (const document of documents[country] ?? []) {
    const person = holderBy(document, id, countryIsKnown);
    if (person !== null) {
      found.push({ country, document: document.name, person, checked: document.hasCheckDigit, sure: !document.byConvention });
    }
  }
  return found;
}

/** Who holds it, if it is such a document; null if it is not. */
function holderBy(document: Document, id: string, mayPad: boolean): Holder | null {
  if (!document.shape.test(id)) return null;
  const { length = 0, holder, check } = document;
  if (id.length < length && !mayPad) return null;
  const whole = id.padStart(length, '0');
  const checked = check?.(whole);
  if (checked?.isValid === false) return null;
  if (typeof holder === 'function') return holder(whole);
  return holder ?? (checked?.isCompany ? 'company' : 'person');
}

/** What all readings say about the holder, or null when they differ (or when there are none). */
function agreement(candidates: readonly TaxIdReading[]): { person: Holder; sure: boolean } | null {
  const person = only(candidates.map((reading) => reading.person));
  return person === null ? null : { person, sure: candidates.every(({ sure }) => sure) };
}

function only<Value>(values: readonly Value[]): Value | null {
  const [first, ...others] = values;
  return first !== undefined && others.every((other) => other === first) ? first : null;
}
