import { describe, expect, it } from 'vitest';
import { Lanes, type Leave } from './lanes.js';

describe('Lanes', () => {
  const fill = (lanes: Lanes, endpoint: string): Leave[] => [lanes.enter(endpoint) as Leave, lanes.enter(endpoint) as Leave];

  it('let one endpoint have its lanes and no more, and others pass', () => {
    const lanes = new Lanes(2);
    fill(lanes, 'slow');
    expect(lanes.enter('slow')).toBeNull();
    expect(lanes.enter('fast')).toBeTypeOf('function');
  });

  it('tell whoever leaves that somebody waits, until nobody is found', () => {
    const lanes = new Lanes(2);
    const [first, second] = fill(lanes, 'busy');
    lanes.enter('busy');
    expect(first?.()).toBe(true);
    const third = lanes.enter('busy');
    lanes.nobodyWaits('busy');
    expect([second?.(), third?.()]).toEqual([false, false]);
  });

  it('tell nobody where nobody was passed by', () => {
    expect(fill(new Lanes(2), 'quiet').map((leave) => leave())).toEqual([false, false]);
  });

  it('forget an endpoint to which nothing is on its way', () => {
    const lanes = new Lanes(2);
    const leaves = fill(lanes, 'slow');
    lanes.enter('slow');
    for (const leave of leaves) leave();
    expect(fill(lanes, 'slow').map((leave) => leave())).toEqual([false, false]);
  });
});
