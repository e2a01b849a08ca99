import { type AskedOf, endpoints } from '@app/contracts';
import { HourTallies, type KeyHolder, type TalliedStep, WeekChanges } from '@app/database';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';

const stepsOf = { hour: { seconds: 3_600, aDay: 24 }, day: { seconds: 86_400, aDay: 1 } } as const;

/** How much happens, and what is otherwise than it was. */
@Controller()
export class ActivityController {
  constructor(private readonly hours: HourTallies, private readonly week: WeekChanges) {}

  @Serves(endpoints.getActivity)
  async activity(@Asked() { query: { days, by } }: AskedOf<typeof endpoints.getActivity>, @Caller() { organizationId }: KeyHolder) {
    const { seconds: stepSeconds, aDay } = stepsOf[by];
    const [steps, stepMs] = [days * aDay, stepSeconds * 1_000];
    const until = new Date((Math.floor(Date.now() / stepMs) + 1) * stepMs);
    const from = new Date(until.getTime() - steps * stepMs);
    const [types, countries] = await Promise.all((['type', 'country'] as const).map((kind) => this.hours.steps(organizationId, kind, from, until, stepSeconds)));
    return { success: true, activity: { from, stepSeconds, steps, types: seriesOf(types ?? [], steps), countries: seriesOf(countries ?? [], steps) } };
  }

  @Serves(endpoints.getActivityChanges)
  async changes(@Caller() { organizationId }: KeyHolder) {
    return { success: true, changes: await this.week.of(organizationId, new Date()) };
  }
}

function seriesOf(found: readonly TalliedStep[], steps: number) {
  const byName = new Map<string, number[]>();
  for (const { name, step, n } of found) {
    const counts = byName.get(name) ?? Array.from({ length: steps }, () => 0);
    byName.set(name, counts);
    counts[step] = n;
  }
  return [...byName]
    .map(([name, counts]) => ({ name, total: counts.reduce((sum, n) => sum + n, 0), counts }))
    .sort((one, other) => other.total - one.total || (one.name < other.name ? -1 : 1));
}
