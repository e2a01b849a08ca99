import { nameSpelling } from '../mappings/name-spelling.js';
import { type Money, mostCents } from './money.js';

/** What a field of an event's metadata says about money. */
export const moneyFieldNames = ['AMOUNT', 'CURRENCY'] as const;

export type MoneyField = (typeof moneyFieldNames)[number];

/** The names that most customers use. One spelling of each is enough: case and separators make no difference. */
export const moneyFieldSources: Readonly<Record<MoneyField, readonly string[]>> = {
  AMOUNT: ['amount', 'transactionAmount', 'transferAmount', 'paymentAmount', 'totalAmount', 'orderTotal', 'total', 'sum', 'monto', 'montoTotal', 'importe', 'valor', 'valorTotal', 'quantia'],
  CURRENCY: ['currency', 'currencyCode', 'amountCurrency', 'transactionCurrency', 'moneda', 'codigoMoneda', 'divisa', 'moeda'],
};

const bySpelling: ReadonlyMap<string, MoneyField> = new Map(moneyFieldNames.flatMap((field) => moneyFieldSources[field].map((source): [string, MoneyField] => [nameSpelling(source), field])));

/** An amount as people write it: digits, with separators or without. */
const written = /^[^\d-]{0,4}(\d[\d.,' ]*)$/;

/** The money that an event's metadata states, null when it states none that could be one. Of two fields the first counts. */
export function readMoney(metadata: Readonly<Record<string, unknown>> | null): Money | null {
  if (metadata === null) return null;
  let cents: number | null = null;
  let currency: string | null = null;
  for (const [name, value] of Object.entries(metadata)) {
    const field = bySpelling.get(nameSpelling(name));
    if (field === 'AMOUNT') cents ??= readCents(value);
    if (field === 'CURRENCY') currency ??= readCurrency(value);
  }
  return cents === null ? null : { cents, currency };
}

function readCents(value: unknown): number | null {
  const amount = typeof value === 'number' ? value : typeof value === 'string' ? readNumber(value.trim()) : null;
  if (amount === null || !Number.isFinite(amount) || amount < 0) return null;
  return Math.min(mostCents, Math.round(amount * 100));
}

/** `1.234,56` and `1,234.56` are the same: the last separator starts the decimals, unless three digits follow a lone kind of it. */
function readNumber(text: string): number | null {
  const digits = text.length > 40 ? undefined : written.exec(text)?.[1]?.replace(/[' ]/g, '');
  if (digits === undefined) return null;
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return Number(digits);
  const kindsUsed = new Set(digits.replace(/\d/g, '')).size;
  const repeated = digits.indexOf(digits[last] ?? '') !== last;
  const groups = kindsUsed === 1 && (repeated || digits[last] === ',') && digits.length - last === 4;
  const whole = (groups ? digits : digits.slice(0, last)).replace(/[.,]/g, '');
  return Number(groups ? whole : `${whole}.${digits.slice(last + 1) || '0'}`);
}

function readCurrency(value: unknown): string | null {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return code === '' || code.length > 16 ? null : code;
}
