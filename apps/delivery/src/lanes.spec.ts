import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lanes, type Leave } from './lanes.js';

const PATIENCE_MS = 250;

describe('Lanes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const two = () => new Lanes(2, PATIENCE_MS);
  const fill = async (lanes: Lanes, endpoint: string): Promise<Leave[]> => [(await lanes.enter(endpoint)) as Leave, (await lanes.enter(endpoint)) as Leave];

  it('lets one endpoint have its lanes and no more, and others pass', async () => {
    const lanes = two();
    await fill(lanes, 'slow');
    const third = lanes.enter('slow');
    expect(await lanes.enter('fast')).toBeTypeOf('function');
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await third).toBeNull();
  });

  it('gives a lane that comes free in time to whoever waits longest', async () => {
    const lanes = two();
    const [leave] = await fill(lanes, 'fast');
    const order: string[] = [];
    const first = lanes.enter('fast').then((lane) => order.push(lane ? 'first in' : 'first turned away'));
    const second = lanes.enter('fast').then((lane) => order.push(lane ? 'second in' : 'second turned away'));
    leave?.();
    await first;
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    await second;
    expect(order).toEqual(['first in', 'second turned away']);
  });

  it('turns away at once where somebody has waited in vain, until the endpoint is quick again', async () => {
    const lanes = two();
    const [leave, leaveToo] = await fill(lanes, 'slow');
    const waited = lanes.enter('slow');
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await waited).toBeNull();
    expect(await lanes.enter('slow')).toBeNull();
    leave?.();
    const slowNoMore = await lanes.enter('slow');
    expect(await lanes.enter('slow')).toBeNull();
    slowNoMore?.();
    await lanes.enter('slow');
    const waits = lanes.enter('slow');
    leaveToo?.();
    expect(await waits).toBeTypeOf('function');
  });

  it('has never more on the way than lanes, whoever comes while a lane is handed over', async () => {
    const lanes = two();
    const [leave] = await fill(lanes, 'busy');
    const waits = lanes.enter('busy');
    leave?.();
    const late = lanes.enter('busy');
    expect(await waits).toBeTypeOf('function');
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await late).toBeNull();
  });

  it('forgets an endpoint to which nothing is on its way', async () => {
    const lanes = two();
    const [leave, leaveToo] = await fill(lanes, 'slow');
    const waited = lanes.enter('slow');
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    await waited;
    leave?.();
    leaveToo?.();
    const [, second] = await fill(lanes, 'slow');
    const waits = lanes.enter('slow');
    second?.();
    expect(await waits).toBeTypeOf('function');
  });
});
