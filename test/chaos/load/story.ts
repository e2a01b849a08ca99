import { Dice } from './dice.js';
import { Habit, type PostedEvent } from './habits.js';
import { castOf, type EntityWish, type Person } from './people.js';

/** One thing that the merchant's backend does, in the order in which it begins it. */
export type Call =
  | { readonly is: 'one'; readonly event: PostedEvent; readonly withAutoEntity: boolean; readonly idBy: 'header' | 'body' }
  | { readonly is: 'batch'; readonly events: readonly PostedEvent[]; readonly withAutoEntity: boolean }
  | { readonly is: 'entity'; readonly wish: EntityWish };

export interface Story {
  /** Created before the first event. */
  readonly known: readonly EntityWish[];
  readonly calls: readonly Call[];
  readonly events: number;
}

const day = 86_400_000;

/** What is posted in a run: the same for the same seed and beginning. */
export function storyOf(seed: number, { events, beginsAt }: { events: number; beginsAt: number }): Story {
  const dice = new Dice(seed);
  const people = castOf(dice);
  const habits = new Map(people.map((person) => [person, new Habit(person, dice, beginsAt - dice.between(2, 25) * day)]));
  const lots = people.flatMap((person) => Array.from({ length: person.weight }, () => person));
  const births = dice.shuffled(people.filter(({ coming }) => coming !== 'known')).map((person) => ({ person, at: Math.floor(events * 0.9 * dice.next()) }));
  births.sort((one, other) => one.at - other.at);

  const calls: Call[] = [];
  const unborn = new Set(births.map(({ person }) => person));
  let told = 0;
  const eventOf = (person: Person): PostedEvent => (habits.get(person) as Habit).next(`c-${String((told += 1)).padStart(6, '0')}`);
  const one = (person: Person, withAutoEntity: boolean): Call => ({ is: 'one', event: eventOf(person), withAutoEntity, idBy: dice.chance(0.5) ? 'header' : 'body' });

  /** In the middle of events that name the person and create nobody: each of them meets the birth at another moment. */
  const bear = (person: Person): void => {
    const birth = (): Call => (person.wish ? { is: 'entity', wish: person.wish } : one(person, true));
    calls.push(one(person, false), one(person, false), birth(), one(person, false), one(person, false));
    unborn.delete(person);
  };

  while (told < events) {
    for (let next = births[0]; next && next.at <= told; next = births[0]) bear((births.shift() as typeof next).person);
    const withAutoEntity = dice.chance(0.5);
    // Nobody but POST /entities creates a late person: an entity made from the tax id alone would not have the external id.
    const isIn = (person: Person): boolean => !withAutoEntity || (person.coming !== 'late' && !unborn.has(person));
    const choose = (): Person => {
      for (;;) {
        const person = dice.pick(lots);
        if (isIn(person)) return person;
      }
    };
    const size = dice.chance(0.7) ? 1 : dice.between(2, 30);
    calls.push(size === 1 ? one(choose(), withAutoEntity) : { is: 'batch', events: Array.from({ length: size }, () => eventOf(choose())), withAutoEntity });
  }
  return { known: people.flatMap(({ coming, wish }) => (coming === 'known' && wish ? [wish] : [])), calls, events: told };
}

export const eventsOf = (call: Call): readonly PostedEvent[] => (call.is === 'batch' ? call.events : call.is === 'one' ? [call.event] : []);
