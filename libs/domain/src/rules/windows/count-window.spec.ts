import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleCase } from '../example-case.js';
import type { CaseEvent } from '../rule-case.js';
import { countWindow } from './count-window.js';
import type { WindowEvent } from './window-value.js';
import type { WindowRequest } from './window-request.js';

const at = exampleCase.event.timestamp;
let ids = 0;

const happened = (secondsBefore: number, said: Partial<CaseEvent> = {}, entityId = 'ana'): WindowEvent => ({
  event: { ...exampleCase.event, id: `event-${(ids += 1)}`, eventType: 'LOGIN_FAILED', timestamp: at - secondsBefore * 1_000, ...said },
  entity: exampleCase.entity && { ...exampleCase.entity, id: entityId },
  place: exampleCase.place,
});

const judged = happened(0, { amount: 10, metadata: { card: 7 } });
const history = [
  judged,
  happened(30, { amount: 20.2, metadata: { card: '7' } }),
  happened(59, { amount: null, ipAddress: '198.51.100.1', metadata: { card: 8 } }),
  happened(60, { amount: 1_000 }),
  happened(-1, { amount: 1_000 }),
  happened(10, { amount: 0.1, eventType: 'LOGIN_SUCCESS', currency: 'BRL', metadata: { card: [7] } }),
  happened(10, { amount: 5, deviceId: 'device-8', metadata: { card: 7 } }, 'eve'),
];

const request = (asked: Partial<WindowRequest>): WindowRequest => ({ aggregate: 'count', of: null, events: ['LOGIN_FAILED'], by: 'entity', seconds: 60, where: [], ...asked });

describe('countWindow', () => {
  it.each<[string, Partial<WindowRequest>, number | null]>([
    ['the judged event and what came less than a minute before', {}, 3],
    ['every type', { events: [] }, 4],
    ['another type', { events: ['LOGOUT'] }, 0],
    ['a longer time', { seconds: 61 }, 4],
    ['where the currency is another', { events: [], where: [{ field: 'event.currency', equals: 'BRL' }] }, 1],
    ['on one device', { by: 'device' }, 3],
    ['from one address', { by: 'address' }, 3],
    ['to one account', { by: 'destination' }, 4],
    ['of one card, whoever has it', { by: 'event.metadata.card' }, 2],
    ['by what the event does not say', { by: 'event.metadata.shop' }, null],
    ['different addresses', { aggregate: 'distinct', of: 'event.ipAddress' }, 2],
    ['different people on the account', { aggregate: 'distinct', of: 'entity.id', by: 'destination' }, 2],
    ['different cards: a list is none, and 7 is "7"', { aggregate: 'distinct', of: 'event.metadata.card', events: [] }, 2],
    ['a sum leaves out what nobody said', { aggregate: 'sum', of: 'event.amount' }, 30.2],
    ['a sum of tenths', { aggregate: 'sum', of: 'event.amount', events: [] }, 30.3],
    ['a sum of nothing', { aggregate: 'sum', of: 'event.amount', events: ['LOGOUT'] }, 0],
    ['a mean', { aggregate: 'avg', of: 'event.amount' }, 15.1],
    ['a mean of nothing', { aggregate: 'avg', of: 'event.amount', events: ['LOGOUT'] }, null],
    ['the least', { aggregate: 'min', of: 'event.amount' }, 10],
    ['the most', { aggregate: 'max', of: 'event.amount' }, 20.2],
    ['the most of texts', { aggregate: 'max', of: 'event.metadata.card', where: [{ field: 'event.metadata.card', equals: '7' }] }, null],
    ['since the first', { aggregate: 'secondsSinceFirst' }, 59],
    ['since the one before', { aggregate: 'secondsSinceLast' }, 30],
    ['since none', { aggregate: 'secondsSinceLast', events: ['LOGOUT'] }, null],
  ])('%s', (_, asked, expected) => {
    expect(countWindow(request(asked), history, judged)).toBe(expected);
  });

  it('does not depend on the order in which events came', () => {
    const aggregates = fc.constantFrom<WindowRequest['aggregate']>('count', 'distinct', 'sum', 'avg', 'min', 'max');
    const amounts = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(aggregates, amounts, (aggregate, values) => {
        const events = [judged, ...values.map((amount) => happened(5, { amount }))];
        const asked = request({ aggregate, of: 'event.amount' });
        expect(countWindow(asked, events.toReversed(), judged)).toBe(countWindow(asked, events, judged));
      }),
    );
  });
});
