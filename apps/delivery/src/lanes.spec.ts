import { describe, expect, it } from 'vitest';
import { Lanes, type Leave } from './lanes.js';

describe('Lanes', () => {
  const fill = (lanes: Lanes, endpoint: string): Leave[] => [lanes.enter(endpoint) as Leave, lanes.enter(endpoint) as Leave];

  it('let one endpoint have its lanes and no more, and others pass', () => {
    const lanes = new Lanes(2);
    const [leave] = fill(lanes, 'slow');
    expect(lanes.enter('slow')).toBeNull();
    expect(lanes.enter('fast')).toBeTypeOf('function');
    leave?.();
    expect(lanes.enter('slow')).toBeTypeOf('function');
  });

  it('remember who was passed by, also while nothing is on the way, until nobody is found', () => {
    const lanes = new Lanes(2);
    const leaves = fill(lanes, 'busy');
    expect(lanes.somebodyWaits('busy')).toBe(false);
    lanes.enter('busy');
    for (const leave of leaves) leave();
    expect(lanes.somebodyWaits('busy')).toBe(true);
    lanes.nobodyWaits('busy');
    expect(lanes.somebodyWaits('busy')).toBe(false);
  });

  it('know nothing of an endpoint that they never saw', () => {
    const lanes = new Lanes(2);
    lanes.nobodyWaits('unknown');
    expect(lanes.somebodyWaits('unknown')).toBe(false);
  });
});
