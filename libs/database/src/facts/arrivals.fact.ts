import { type Facts, familiesOnSystem, familyHabit } from '@app/domain';
import type { FactReader } from './fact-loader.js';
import { comparedMs, failed, HabitsBefore, habitsOfArrival } from './habits-before.js';

const dayMs = 86_400_000;
const WAYS = 8;

export const arrivals: FactReader<'arrivals'> = ({ memory, totals, recentEvents }) => {
  const newestAt = recentEvents.at(-1)?.at ?? 0;
  const lately = recentEvents.filter((event) => newestAt - event.at <= comparedMs && !failed(event));
  const habits = lately.map(habitsOfArrival);
  const before = new HabitsBefore(memory);
  let [locatedSince, withAgentsSince] = [0, 0];
  for (const { address, asn, country, agent } of habits) {
    before.add(address);
    before.add(asn);
    before.add(country);
    before.add(agent);
    if (country !== null) locatedSince += 1;
    if (agent !== null) withAgentsSince += 1;
  }
  const ways = new Map<string, Facts['arrivals']['ways'][number]>();
  lately.forEach((event, index) => {
    const { address, asn, country, agent } = habits[index] as ReturnType<typeof habitsOfArrival>;
    const key = `${address} ${agent}`;
    if (ways.has(key) || ways.size === WAYS) return;
    const times = (asked: number | null): number | null => (asked === null ? null : before.times(asked));
    // Whoever comes through a relay shares its exits and its network with everybody.
    const own = event.networkClass !== 'relay';
    ways.set(key, {
      country: event.country,
      networkClass: event.networkClass,
      onAddress: own && address !== null ? before.timesAt({ address, asn }) : null,
      onNetwork: own ? times(asn) : null,
      inCountry: times(country),
      withAgent: times(agent),
      onSystem: agent === null ? null : familiesOnSystem(event.userAgent ?? '').reduce((sum, family) => sum + before.times(familyHabit(family)), 0),
    });
  });
  return {
    located: before.timesOfKind('country', { all: totals.times('country'), since: locatedSince }),
    withAgents: before.timesOfKind('agent', { all: totals.times('agent'), since: withAgentsSince }),
    days: Math.max(0, Math.floor(((lately[0]?.at ?? newestAt) - memory.since) / dayMs)) || 0,
    ways: [...ways.values()],
  };
};
