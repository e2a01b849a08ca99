import { attacks, ordinaryLives } from './catalogue.js';
import type { Customer, Truth, WorldEvent } from './event.js';
import { World, type WorldSize } from './world.js';

export const usualSize: WorldSize = { people: 2_100, attacked: 25, days: 18 };

/** The worlds that analyzers may be tuned on, and the one that says what the tuning was worth. */
export const tuningSeed = 1;
export const heldOutSeed = 7_919;

/** A stream of events in the order of time, with the truth beside it. */
export interface MadeWorld {
  readonly customers: readonly Customer[];
  readonly truths: readonly Truth[];
  readonly events: readonly WorldEvent[];
}

/** Everybody and everything that a seed makes up. */
export function worldOf(seed: number, size: WorldSize = usualSize): MadeWorld {
  const world = new World(seed, size);
  for (const { name, make } of [...ordinaryLives, ...attacks]) make(world, name);
  const events = world.diary.ordered();
  return {
    customers: world.people.filter(({ joinedAt }) => joinedAt === null).map(({ externalId, first, last, taxId, country, email, phone }) => ({ externalId, name: `${first} ${last}`, taxId, country, email, phone })),
    truths: world.people.map(({ externalId, kind, role, attack }) => ({ externalId, kind, role, attack })),
    events,
  };
}

