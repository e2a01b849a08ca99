import { describe, expect, it } from 'vitest';
import { eventsOf, storyOf } from './story.js';

const told = (seed: number) => storyOf(seed, { events: 5_000, beginsAt: Date.UTC(2026, 10, 20) });

describe('the story of a chaos run', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(told(7)).toEqual(told(7));
    expect(told(7)).not.toEqual(told(8));
  });

  it('names every event once, and creates everybody once', () => {
    const { calls, known, events } = told(7);
    const ids = calls.flatMap(eventsOf).map(({ id }) => id);
    expect(ids.length).toBe(events);
    expect(events).toBeGreaterThanOrEqual(5_000);
    expect(new Set(ids).size).toBe(events);
    const born = calls.flatMap((call) => (call.is === 'entity' ? [call.wish.externalId] : []));
    expect(new Set([...born, ...known.map(({ externalId }) => externalId)]).size).toBe(born.length + known.length);
    expect(born.length).toBe(60);
  });
});
