import { along, growing, percent } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** So many events and weeks make hours a habit. */
const fewestEvents = 50;
const fewestWeeks = 4;
/** Two hours earlier or later is the same habit. */
const tolerated = 2;
/** Below this share of all events an hour is not theirs. */
const rare = 0.01;

const inOffice = Array.from({ length: 24 }, (_, hour) => (hour >= 12 && hour <= 22 ? 10 : 0));

/** A thief on another continent keeps his own hours. So does an owner who cannot sleep, which is why this is a hint and no more. */
export const timeOfDay = defineAnalyzer({
  code: 'behavior.time-of-day',
  title: 'At an hour at which this person is never there',
  dimension: 'BEHAVIOR',
  weight: 1,
  needs: ['usualHours'],
  judge: ({ usualHours: { events, weeks, lately } }) => {
    const all = events.reduce((sum, times) => sum + times, 0);
    if (all < fewestEvents || weeks < fewestWeeks || lately.length === 0) return silent;
    const shareAround = (hour: number): number => {
      let around = 0;
      for (let by = -tolerated; by <= tolerated; by += 1) around += events[(hour + by + 24) % 24] ?? 0;
      return around / all;
    };
    const oddest = lately.reduce((odd, hour) => (shareAround(hour) < shareAround(odd) ? hour : odd));
    const share = shareAround(oddest);
    if (share >= rare) return silent;
    return observe({
      value: 0.35,
      confidence: growing(all, { halfway: 100, most: 0.2 }) * (1 - along(share, { from: 0, to: rare })),
      because: `Active at ${oddest}:00 UTC, around which lie ${percent(share)} of ${all} events in ${weeks} weeks.`,
    });
  },
  complaint: { says: 'My daughter was born last night. I paid the taxi at four.', given: { usualHours: { events: inOffice.map((times) => times * 90), weeks: 30, lately: [7] } } },
  examples: [
    { name: 'four in the morning, for the first time in half a year', given: { usualHours: { events: inOffice, weeks: 26, lately: [15, 5] } }, says: { below: 0.4 } },
    { name: 'an hour later than ever', given: { usualHours: { events: inOffice, weeks: 26, lately: [23] } }, says: 'silent' },
    { name: 'a nurse who works in shifts', given: { usualHours: { events: Array.from({ length: 24 }, () => 6), weeks: 26, lately: [3] } }, says: 'silent' },
    { name: 'three weeks of history', given: { usualHours: { events: inOffice, weeks: 3, lately: [5] } }, says: 'silent' },
    { name: 'nobody was there', given: { usualHours: { events: inOffice, weeks: 26, lately: [] } }, says: 'silent' },
  ],
});
