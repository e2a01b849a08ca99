import { logisticRegression } from './logistic-regression.js';
import type { Transfer } from './read-transfers.js';

const DAY_MS = 86_400_000;
const KNOWN_AFTER_MS = 7 * DAY_MS;
/** What the description of the data gives away: its first scenario is an amount above this. */
const GIVEN_AWAY = 220;

/** What somebody would compute in an afternoon, for each transfer from what happened before it. */
export interface Features {
  readonly z: number;
  readonly logAmount: number;
  readonly over: number;
  /** Amounts within 14 days that were more than four deviations above the customer's mean. */
  readonly hot: number;
  readonly sameDay: number;
  readonly terminalRate28: number;
  readonly terminalRate7: number;
}

interface Past {
  readonly at: number;
  readonly amount: number;
  readonly z: number;
}

export function featuresOf(transfers: readonly Transfer[]): Features[] {
  const customers = new Map<string, { count: number; sum: number; squares: number; recent: Past[] }>();
  const terminals = new Map<string, Transfer[]>();
  return transfers.map((transfer) => {
    const { at, amount } = transfer;
    const own = customers.get(transfer.customer) ?? { count: 0, sum: 0, squares: 0, recent: [] };
    customers.set(transfer.customer, own);
    const mean = own.sum / Math.max(1, own.count);
    const deviation = Math.sqrt(Math.max(0, own.squares / Math.max(1, own.count) - mean * mean));
    const z = own.count < 3 ? 0 : (amount - mean) / (deviation + 1);
    own.recent = own.recent.filter((past) => at - past.at <= 14 * DAY_MS);
    const there = terminals.get(transfer.terminal) ?? [];
    terminals.set(transfer.terminal, there);
    const features: Features = {
      z,
      logAmount: Math.log1p(amount),
      over: amount > GIVEN_AWAY ? 1 : 0,
      hot: Math.min(3, own.recent.filter((past) => past.z > 4).length),
      sameDay: own.recent.filter((past) => at - past.at <= DAY_MS).length,
      terminalRate28: rateOf(there, at, 28),
      terminalRate7: rateOf(there, at, 7),
    };
    own.count += 1;
    own.sum += amount;
    own.squares += amount * amount;
    own.recent.push({ at, amount, z });
    there.push(transfer);
    return features;
  });
}

/** Of what happened there and was known by then, within so many days before it became known. */
function rateOf(there: readonly Transfer[], at: number, days: number): number {
  let [known, frauds] = [0, 0];
  for (let n = there.length - 1; n >= 0; n -= 1) {
    const past = there[n] as Transfer;
    const sinceKnown = at - past.at - KNOWN_AFTER_MS;
    if (sinceKnown > days * DAY_MS) break;
    if (sinceKnown < 0) continue;
    known += 1;
    frauds += past.isFraud ? 1 : 0;
  }
  return known === 0 ? 0 : frauds / known;
}

/** Names the risk that each baseline gives to each transfer. */
export function baselines(transfers: readonly Transfer[], features: readonly Features[], trainDays: { from: number; until: number }): Record<string, readonly number[]> {
  const rows = (of: (features: Features) => number[]): number[][] => features.map(of);
  const train = transfers.flatMap(({ day }, n) => (day >= trainDays.from && day < trainDays.until ? [n] : []));
  const fitted = (all: number[][]): number[] => logisticRegression(train.map((n) => all[n] as number[]), train.map((n) => transfers[n]?.isFraud === true))(all);
  const withoutLabels = ({ z, logAmount, over, hot, sameDay }: Features): number[] => [z, logAmount, over, hot, sameDay];
  return {
    'z-score of the amount': features.map(({ z }) => z),
    'z-score, over 220, recently hot': features.map(({ z, over, hot }) => z / 3 + 2 * over + hot / 2),
    'regression without labels': fitted(rows(withoutLabels)),
    "terminal's fraud rate, labels": features.map(({ terminalRate28 }) => terminalRate28),
    'regression on seven, labels': fitted(rows((one) => [...withoutLabels(one), one.terminalRate28, one.terminalRate7])),
  };
}
