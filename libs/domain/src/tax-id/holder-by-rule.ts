import type { Holder } from './documents.js';

const argentineCompanies = new Set(['30', '33', '34']);

/**
 * Person or company from the length and the prefix alone, for ids whose check does not hold: somebody must own the event,
 * and the same id must give the same owner every time. When nothing speaks for a company it is a person.
 */
export function holderByRule(normalized: string, country: string | null): Holder {
  switch (country) {
    case 'AR':
      return normalized.length === 11 && argentineCompanies.has(normalized.slice(0, 2)) ? 'company' : 'person';
    case 'BR':
      return normalized.length >= 13 ? 'company' : 'person';
    case 'MX':
      return normalized.length === 12 ? 'company' : 'person';
    default:
      return 'person';
  }
}
