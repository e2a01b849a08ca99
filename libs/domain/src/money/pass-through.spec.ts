import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MoneyIn, passedOn } from './pass-through.js';

const hour = 3_600_000;
const from = (sender: string, at: number, cents: number): MoneyIn => ({ at: at * hour, cents, sender, isNew: true });
const to = (at: number, cents: number) => ({ at: at * hour, cents });

describe('what became of money that came in', () => {
  it.each([
    ['each sum goes straight on', [from('a', 0, 100), from('b', 5, 200), from('c', 30, 300)], [to(1, 90), to(6, 190), to(31, 280)], { senders: 3, share: 560 / 600, rounds: 3 }],
    ['what was collected is spent at once', [from('a', 0, 100), from('b', 1, 100), from('c', 2, 100)], [to(3, 300)], { senders: 3, share: 1, rounds: 1 }],
    ['it stays', [from('a', 0, 100), from('b', 1, 100)], [to(40, 150)], { senders: 2, share: 0, rounds: 0 }],
    ['a wage, and a coffee', [from('a', 0, 100_000)], [to(1, 300)], { senders: 1, share: 0.003, rounds: 1 }],
    ['a coffee, and then the wage', [from('a', 1, 100_000)], [to(0, 300)], { senders: 1, share: 0, rounds: 0 }],
    ['a large sum of which little came in', [from('a', 0, 100)], [to(1, 1_000)], { senders: 1, share: 1, rounds: 0 }],
  ])('%s', (_, incoming, outgoing, expected) => {
    expect(passedOn(incoming, outgoing)).toMatchObject(expected);
  });

  it('never passes on more than came in or went out, and hangs on no order', () => {
    const sum = fc.record({ at: fc.nat(72).map((hours) => hours * hour), cents: fc.nat(1_000_000) });
    const paidIn = fc.record({ at: fc.nat(72).map((hours) => hours * hour), cents: fc.nat(1_000_000), sender: fc.constantFrom('a', 'b', 'c', 'd'), isNew: fc.boolean() });
    fc.assert(fc.property(fc.array(paidIn), fc.array(sum), (incoming, outgoing) => {
      const passed = passedOn(incoming, outgoing);
      const [received, sent] = [incoming, outgoing].map((some) => some.reduce((total, { cents }) => total + cents, 0)) as [number, number];
      expect(passed.share * received).toBeLessThanOrEqual(Math.min(received, sent) + 1e-6);
      expect(passed.rounds).toBeLessThanOrEqual(outgoing.length);
      expect(passed.newSenders).toBeLessThanOrEqual(passed.senders);
      expect(passedOn(incoming.toReversed(), outgoing.toReversed())).toEqual(passed);
    }));
  });
});
