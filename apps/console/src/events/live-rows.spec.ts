import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventShown } from '../asking/api.js';
import { type LiveAction, liveRows, merged, noRows } from './live-rows.js';

const event = (id: number, city: string | null = null) => ({ id: String(id), location: city && { city } }) as unknown as EventShown;
const ids = (events: readonly EventShown[]) => events.map(({ id }) => Number(id));

describe('the live list', () => {
  it('shows what arrives on top, holds it back while somebody looks, and puts it in order afterwards', () => {
    const actions: LiveAction[] = [
      { is: 'arrived', events: [event(1), event(2)], holding: false },
      { is: 'arrived', events: [event(3)], holding: true },
      { is: 'arrived', events: [event(4)], holding: true },
    ];
    const held = actions.reduce(liveRows, noRows);
    expect([ids(held.rows), ids(held.held)]).toEqual([[2, 1], [4, 3]]);
    expect(ids(liveRows(held, { is: 'released' }).rows)).toEqual([4, 3, 2, 1]);
  });

  it('learns places of what it shows and of what it holds', () => {
    const rows = liveRows(liveRows({ rows: [event(1)], held: [event(2)] }, { is: 'placed', events: [event(1, 'Rosario'), event(2, 'Lima')] }), { is: 'released' }).rows;
    expect(rows.map(({ location }) => location?.city)).toEqual(['Lima', 'Rosario']);
  });

  it('shows each event once, whatever of the stream the list knew already', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), fc.uniqueArray(fc.nat(50)), (live, listed) => {
        const shown = ids(merged(live.map((id) => event(id)), listed.map((id) => event(id))));
        expect(new Set(shown)).toEqual(new Set([...live, ...listed]));
        expect(shown).toHaveLength(new Set(shown).size);
      }),
    );
  });
});
