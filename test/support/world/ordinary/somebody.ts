import type { World } from '../world.js';

/** Somebody with a phone or a computer, a line at home and a job. */
export function somebody(world: World, kind: string): void {
  // As many as the other kinds leave room for; at least a tenth of all.
  const count = Math.max(world.size.people - world.people.length, Math.ceil(world.size.people / 10));
  for (let n = 0; n < count; n += 1) world.live(world.newPerson(kind));
}
