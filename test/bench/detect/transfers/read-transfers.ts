import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

const DAY_MS = 86_400_000;

/** One transaction of the file. */
export interface Transfer {
  readonly id: string;
  readonly at: number;
  /** Whole days since the file's first. */
  readonly day: number;
  readonly customer: string;
  readonly terminal: string;
  readonly amount: number;
  readonly isFraud: boolean;
  /** 0 for what is legitimate; 1 to 3 as the file's description has them. */
  readonly scenario: number;
}

const columns = ['transaction_id', 'timestamp', 'customer_id', 'terminal_id', 'amount', 'is_fraud', 'scenario'];

/** In order of time. */
export async function readTransfers(path: string): Promise<Transfer[]> {
  const transfers: Omit<Transfer, 'day'>[] = [];
  let header: string | undefined;
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
    if (header === undefined) {
      header = line;
      if (header !== columns.join(',')) throw new Error(`${path} has the columns ${header}, where ${columns.join(',')} are expected.`);
      continue;
    }
    const [id = '', timestamp = '', customer = '', terminal = '', amount, isFraud, scenario] = line.split(',');
    transfers.push({ id, at: Date.parse(timestamp), customer, terminal, amount: Number(amount), isFraud: isFraud === '1', scenario: Number(scenario) });
  }
  transfers.sort((one, other) => one.at - other.at);
  const first = Math.floor((transfers[0]?.at ?? 0) / DAY_MS);
  return transfers.map((transfer) => ({ ...transfer, day: Math.floor(transfer.at / DAY_MS) - first }));
}
