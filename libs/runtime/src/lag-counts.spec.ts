import { describe, expect, it } from 'vitest';
import { LagCounts, lagOf } from './lag-counts.js';
import { Metrics } from './metrics.js';

describe('how late scores are', () => {
  it('is told once, and read from the narrowest bucket that holds the share', async () => {
    const metrics = new Metrics();
    const counts = new LagCounts(metrics);
    for (let n = 0; n < 99; n += 1) metrics.eventToScore.observe(0.02);
    const first = await counts.take();
    expect(lagOf(first, 'eventToScore')).toEqual({ events: 99, half: 0.025, most: 0.025 });
    expect(await counts.take()).toEqual([]);
    metrics.eventToScore.observe(4_000);
    expect(lagOf(await counts.take(), 'eventToScore')).toEqual({ events: 1, half: null, most: null });
    expect(lagOf(first, 'eventToWebhook')).toEqual({ events: 0, half: null, most: null });
  });
});
