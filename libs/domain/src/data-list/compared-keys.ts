import { networkKey, networkLength, networksAround } from './networks.js';

/** The most characters of a value of a list. Longer ones do not fit into an index. */
export const longestListValue = 256;

/** How the values of a type of lists are compared. */
type Comparison = 'text' | 'document' | 'network';

/** ip_blocklist and every other type that begins so holds addresses; document_blocklist and its like holds documents. */
function comparisonOf(listType: string): Comparison {
  if (listType.startsWith('ip_')) return 'network';
  return listType.startsWith('document_') ? 'document' : 'text';
}

/** The one form in which a value of a list is compared; null when a list of this type cannot hold it. */
export function comparedKey(listType: string, value: string): string | null {
  switch (comparisonOf(listType)) {
    case 'network':
      return networkKey(value);
    case 'document':
      return plain(value).replace(/[^\p{L}\p{N}]/gu, '') || null;
    case 'text':
      return plain(value) || null;
  }
}

/** Every key under which a list of this type may hold a value: an address also as part of networks, of which the lists hold these lengths. */
export function keysToLookFor(listType: string, value: string, networkLengths: readonly number[]): string[] {
  if (comparisonOf(listType) === 'network') return networksAround(value, networkLengths);
  const key = comparedKey(listType, value);
  return key === null ? [] : [key];
}

/** The lengths of the networks among these keys of a list of this type. */
export function networkLengthsOf(listType: string, keys: readonly string[]): number[] {
  if (comparisonOf(listType) !== 'network') return [];
  return [...new Set(keys.flatMap((key) => networkLength(key) ?? []))];
}

const plain = (value: string): string => value.normalize('NFC').trim().toLowerCase();
