import type { World } from '../world.js';

/** Gives every site an address of its own: an alias, a tag behind a plus, or a mailbox in a country of privacy. Not a throw-away. */
export function privacyMail(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.privacyMail); n += 1) {
    const person = world.newPerson(kind);
    const { dice } = person;
    const [box] = person.email.split('@');
    person.email = dice.weighted<string>([
      [`${box}@proton.me`, 25],
      [`${box}@tutanota.com`, 5],
      [`${dice.hex(10)}@privaterelay.appleid.com`, 25],
      [`${box}.${dice.hex(4)}@simplelogin.com`, 8],
      [`${box}_bank@duck.com`, 12],
      [`${dice.hex(9)}@mozmail.com`, 8],
      [`${box}+banco@gmail.com`, 17],
    ]);
    world.live(person);
  }
}
