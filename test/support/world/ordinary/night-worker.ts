import type { World } from '../world.js';

/** Nurses, guards and bakers: awake when others sleep, some weeks at night and some by day. */
export function nightWorker(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.nightWorker); n += 1) {
    const person = world.newPerson(kind);
    const peak = person.dice.between(0, 5);
    const changes = person.dice.chance(0.5);
    const nights = Array.from({ length: 24 }, (_, hourOfDay) => Math.exp(-(Math.min(Math.abs(hourOfDay - peak), 24 - Math.abs(hourOfDay - peak)) ** 2) / 18));
    const days = person.hours;
    world.live(person, {
      factor: (midnight) => {
        const week = Math.floor((midnight - world.begins) / 604_800_000);
        person.hours = changes && week % 2 === 1 ? days : nights;
        return 1;
      },
    });
  }
}
