import { personOf } from '../load/people.js';
import { Random } from '../load/random.js';

/** The columns of a line, in its order. */
export const historyColumns = [
  'id', 'timestamp', 'organization_id', 'created_at', 'event_type', 'user_id', 'entity_id', 'entity_external_id', 'session_id', 'device_id',
  'ip_address', 'country', 'user_agent', 'metadata', 'located_at', 'address_kind', 'place_country', 'network_class',
] as const;

export interface Customer {
  readonly n: number;
  readonly id: string;
}

const types = ['LOGIN_SUCCESS', 'LOGIN_SUCCESS', 'LOGIN_FAILED', 'BALANCE_CHECK', 'BALANCE_CHECK', 'ACCOUNTS_VIEW', 'TRANSACTIONS_VIEW', 'TRANSFER_SUCCESS', 'NAVIGATION', 'LOGOUT'];
const DAYS = 360;
const DAY_MS = 86_400_000;

/** Some have a hundred times the events of others: the first customer of ten thousand gets one in a hundred. */
export const skewed = (random: Random, customers: number): number => Math.floor((random.below(1_000_000) / 1_000_000) ** 2 * customers);

/** Lines for COPY: event number `from` up to `to` of `rows`, spread evenly over the last 360 days. */
export function historyLines(organizationId: string, customers: readonly Customer[], { from, to, rows, now }: { from: number; to: number; rows: number; now: number }): string {
  const random = new Random(from);
  const people = new Map<number, ReturnType<typeof personOf>>();
  const lines: string[] = [];
  for (let event = from; event < to; event += 1) {
    const customer = customers[skewed(random, customers.length)] as Customer;
    let person = people.get(customer.n);
    if (!person) people.set(customer.n, (person = personOf(customer.n)));
    const at = now - DAYS * DAY_MS + Math.floor((event / rows) * DAYS * DAY_MS);
    const moment = new Date(at).toISOString();
    lines.push(
      [
        idAt(at, random), moment, organizationId, moment, random.of(types), `u-${customer.n}`, customer.id, person.externalId, `s-${customer.n}-${Math.floor(at / DAY_MS)}`, person.deviceId,
        `${person.home}.${1 + random.below(254)}`, 'AR', person.userAgent, `{"amount":${random.below(500_000) / 100},"currency":"ARS","channel":"app","screen":"home/accounts/summary"}`, moment, 'public', 'AR', 'consumer',
      ].join('\t'),
    );
  }
  return `${lines.join('\n')}\n`;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** UUID version 7 of that moment. */
function idAt(at: number, random: Random): string {
  const time = hex(at, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random.below(4_096), 3)}-8${hex(random.below(4_096), 3)}-${hex(random.next(), 8)}${hex(random.below(65_536), 4)}`;
}
