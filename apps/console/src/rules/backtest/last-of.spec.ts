import { describe, expect, it } from 'vitest';
import { newDraft } from '../draft.js';
import { type Backtest, lastOf } from './use-backtests.js';

const draft = { ...newDraft, conditions: { cel: 'event.isVpn' } };
const backtest = (id: string, status: Backtest['status'], more: Partial<typeof draft> = {}): Backtest => ({ id, status, rule: { ...draft, ...more } }) as unknown as Backtest; // the rest is not asked

describe('which backtest tells whom a draft would touch', () => {
  it.each([
    ['the newest that is finished', [backtest('b', 'completed'), backtest('a', 'completed')], 'b'],
    ['one on its way before any finished one', [backtest('c', 'completed'), backtest('b', 'running')], 'b'],
    ['whatever the rule is called and does', [backtest('a', 'completed', { name: 'Other', severity: 'LOW', status: 'active' })], 'a'],
    ['none of other conditions', [backtest('a', 'completed', { conditions: { cel: 'event.isProxy' } })], undefined],
    ['none of another scope', [backtest('a', 'completed', { countries: ['AR'] })], undefined],
    ['none that failed or was stopped', [backtest('b', 'failed'), backtest('a', 'stopped')], undefined],
  ] as const)('%s', (_, backtests, id) => expect(lastOf(backtests, draft)?.id).toBe(id));
});
