const HEXTETS = 8;
/** RFC 6177: the least that a subscriber is given. */
const HEXTETS_OF_A_LINE = 4;
const LINE_ENDS = '/64';

/** 2000::/3, what is given to subscribers. In the rest an IPv4 address may be wrapped, or it is nobody's. */
const subscribed = /^[23][0-9a-f]{3}:[0-9a-f:]+$/;
/** Teredo, 2001::/32: its /64 is a server's, and the address of the subscriber stands behind it. */
const teredo = /^2001:0*:/;

/**
 * The line that an address belongs to: what others can be met on. An IPv4 address is one. Of IPv6 a subscriber has a whole /64, in which
 * his machines take another address each day (RFC 8981), and an attacker one for each try: there the /64 is the line, written as
 * `2800:810:500:1::/64`. What cannot be read stays as it is.
 *
 * PostgreSQL says the same by `address_line`.
 */
export function lineOf(address: string): string {
  if (!address.includes(':')) return address;
  const plain = address.toLowerCase();
  if (!subscribed.test(plain) || teredo.test(plain)) return address;
  const [head = '', tail = ''] = plain.split('::');
  const [before, after] = [hextetsIn(head), hextetsIn(tail)];
  const zeros = Array.from({ length: Math.max(0, HEXTETS - before.length - after.length) }, () => '0');
  const line = [...before, ...zeros, ...after].slice(0, HEXTETS_OF_A_LINE).map((hextet) => hextet.replace(/^0+/, '') || '0');
  return `${line.join(':')}::${LINE_ENDS}`;
}

/** The line that a text names, however it is written: `2800:0810:500:1::/64`. Null: it names none. */
export function namedLine(text: string): string | null {
  const line = text.endsWith(LINE_ENDS) ? lineOf(text.slice(0, -LINE_ENDS.length)) : '';
  return line.endsWith(LINE_ENDS) ? line : null;
}

const hextetsIn = (text: string): string[] => (text === '' ? [] : text.split(':'));
