/**
 * Why somebody was scored again. `late` and `correction` look at the same moment with other eyes: a verdict that they change
 * is a revised one. The others look at a new moment (`events`), or know more for another reason.
 */
export const cycleCauses = {
  events: 'New events came.',
  late: 'An event came that is older than the newest one that had been scored.',
  correction: 'An event was corrected.',
  others: 'Something else is known of others who share a device or an address with the entity.',
  profile: 'What is written down about the entity or its devices changed.',
  demand: 'Somebody asked for it.',
  disregard: 'Somebody who shares with the entity, or the entity itself, was disregarded or regarded again.',
  mappings: 'Mappings of the organization changed.',
  datasets: 'Datasets of the organization changed.',
  ageing: 'The last analysis had become old: what it was measured by may have changed.',
} as const;

export type CycleCause = keyof typeof cycleCauses;

export const revisingCauses = ['late', 'correction'] as const satisfies readonly CycleCause[];
