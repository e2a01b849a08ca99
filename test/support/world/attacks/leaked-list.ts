import type { Attack } from '../event.js';
import type { Person } from '../person.js';
import type { World } from '../world.js';

/** The accounts whose passwords somebody got hold of, and tries out: of the first of them they still hold. */
export function leakedList(world: World, kind: string, attack: Attack): Person[] {
  const accounts = Math.ceil(world.size.attacked / world.parameters.attacks.stuffing.successShare);
  return Array.from({ length: accounts }, (_, n) => {
    const person = world.newPerson(kind);
    person.role = n < world.size.attacked ? 'victim' : 'target';
    person.attack = n < world.size.attacked ? attack : null;
    world.live(person);
    return person;
  });
}
