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
    const rows = liveRows(liveRows({ ...noRows, rows: [event(1)], held: [event(2)], heldCount: 1 }, { is: 'placed', events: [event(1, 'Rosario'), event(2, 'Lima')] }), { is: 'released' }).rows;
    expect(rows.map(({ location }) => location?.city)).toEqual(['Lima', 'Rosario']);
  });

  it('learns the place of what was listed before the stream began', () => {
    const live = [{ is: 'arrived', events: [event(2)], holding: false }, { is: 'placed', events: [event(1, 'Rosario'), event(2, 'Lima')] }] as const;
    expect(merged(live.reduce(liveRows, noRows), [event(2), event(1), event(0)]).map(({ location }) => location?.city)).toEqual(['Lima', 'Rosario', undefined]);
  });

  it('keeps the newest of very many, counts the rest, and says that some are missing in between', () => {
    const arrive = (from: number, n: number, holding: boolean): LiveAction => ({ is: 'arrived', events: Array.from({ length: n }, (_, at) => event(from + at)), holding });
    const shown = [arrive(0, 100, false)].reduce(liveRows, noRows);
    expect(shown.isCut).toBe(false);
    const held = [arrive(100, 400, true), arrive(500, 300, true)].reduce(liveRows, shown);
    expect([held.heldCount, held.held.length, ids(held.held)[0], held.isCut]).toEqual([700, 150, 799, false]);
    const released = liveRows(held, { is: 'released' });
    expect([released.heldCount, released.rows.length, ids(released.rows)[0], released.isCut]).toEqual([0, 150, 799, true]);
    expect(liveRows(released, { is: 'anew' }).isCut).toBe(false);
  });

  it('lights up the few that come, and nothing where many do', () => {
    const arrived = (count: number): LiveAction => ({ is: 'arrived', events: Array.from({ length: count }, (_, at) => event(at)), holding: false });
    expect([2, 10, 11].map((count) => liveRows(noRows, arrived(count)).fresh.size)).toEqual([2, 10, 0]);
  });

  it('shows each event once, whatever of the stream the list knew already', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), fc.uniqueArray(fc.nat(50)), (live, listed) => {
        const shown = ids(merged({ ...noRows, rows: live.map((id) => event(id)) }, listed.map((id) => event(id))));
        expect(new Set(shown)).toEqual(new Set([...live, ...listed]));
        expect(shown).toHaveLength(new Set(shown).size);
      }),
    );
  });
});
