import { bucketOf, dimensions, type Label, type Labelled, scoreBuckets, type Scores } from '@app/domain';
import type { Database } from '../database.js';
import { tallyDays } from './tally.js';

/** The newest labelled events that are looked at: more would hardly narrow the bounds. */
const MOST = 2_000;

// The score as it stood a minute after the event was accepted, when it had been scored; where scoring was later than that, the
// first one. No label that became known afterwards is in it.
const read = {
  name: 'labelled-scores',
  text: `select l.label, at_the_time.scores
    from (
      select event_id, event_at, label from labelled_event
      where organization_id = $1 and known_until is null and event_at >= ((now() at time zone 'UTC')::date - $2::int + 1)::timestamp at time zone 'UTC' order by event_at desc limit ${MOST}
    ) l
    join event e on e.id = l.event_id and e.timestamp = l.event_at
    cross join lateral (
      select scores from (
        (select scores, 1 as choice from score_history where entity_id = e.entity_id and finished_at <= e.created_at + interval '1 minute' order by cycle desc limit 1)
        union all
        (select scores, 2 from score_history where entity_id = e.entity_id order by cycle limit 1)
      ) candidate order by choice limit 1
    ) at_the_time`,
};

/** What labelled events of the last days had scored when they happened. */
export class LabelledScores {
  constructor(private readonly database: Database) {}

  /** By dimension, in the order of `dimensions`; null when nothing is labelled. */
  async counts(organizationId: string): Promise<Labelled[] | null> {
    const rows = await this.database.rows<{ label: Label; scores: Scores }>(read, [organizationId, tallyDays]);
    if (rows.length === 0) return null;
    return dimensions.map((dimension) => {
      const counts = { fraud: noneYet(), legitimate: noneYet() };
      for (const { label, scores } of rows) {
        const score = scores[dimension];
        if (score) counts[label][bucketOf(score.value)] = (counts[label][bucketOf(score.value)] ?? 0) + 1;
      }
      return counts;
    });
  }
}

const noneYet = (): number[] => Array.from({ length: scoreBuckets }, () => 0);
