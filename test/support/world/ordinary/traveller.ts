import { day, hour } from '../clock.js';
import { ordinarily, type Circumstances } from '../person.js';
import type { Dice } from '../dice.js';
import type { World } from '../world.js';

/** Hours in the air and at airports, from the south of America. */
const flights = [['UY', 3], ['CL', 4], ['BR', 5], ['PE', 7], ['CO', 8], ['US', 13], ['MX', 12], ['ES', 15], ['IT', 17]] as const;

/**
 * Flies out, lives between the hotel's Wi-Fi and a phone that roams through its carrier at home, or on a local card, and flies
 * back. Nobody logs in over the Atlantic.
 */
export function traveller(world: World, kind: string): void {
  for (let n = 0; n < world.count(world.parameters.shares.traveller); n += 1) {
    const person = world.newPerson(kind, { country: 'AR' });
    const { dice } = person;
    const trips: { readonly leaves: number; readonly lands: number; readonly leavesAgain: number; readonly home: number; readonly address: (own: Dice) => string; readonly country: string }[] = [];
    for (let at = world.someTime(dice, 0, 4); at < world.ends; at += dice.between(8 * day, 20 * day)) {
      const [country, hours] = dice.of(flights);
      const lands = at + hours * hour * dice.between(1, 1.3);
      const leavesAgain = lands + dice.lognormal(5 * day, 0.6);
      const hotel = world.fixedLineIn(country, dice);
      const local = world.carrierIn(country, 0);
      const roams = dice.chance(0.6);
      const address = (own: Dice): string => own.weighted([[hotel.addressAt(0), 50], [roams ? own.of(person.carrier) : own.of(local), 40], [world.fixedLineIn(country, own).addressAt(0), 10]] as const);
      trips.push({ leaves: at, lands, leavesAgain, home: leavesAgain + (lands - at), address, country });
      at = leavesAgain + (lands - at);
    }
    const circumstances = (at: number, own: Dice): Circumstances | null => {
      const trip = trips.find(({ leaves, home }) => at >= leaves && at < home);
      if (!trip) return ordinarily(person, at, own);
      if (at < trip.lands || at >= trip.leavesAgain) return null;
      return { ...ordinarily(person, at, own), address: trip.address(own), country: trip.country };
    };
    world.live(person, { circumstances });
  }
}
