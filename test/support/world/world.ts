import { day, offsetOf, worldBegins } from './clock.js';
import { Dice } from './dice.js';
import { Diary, type More } from './diary.js';
import { browser, phone } from './machines.js';
import { aName, mailOf, phoneNumber } from './names.js';
import { addressBelow, carrierPool, homeInSix, homePrefix } from './networks.js';
import { type Parameters, parametersOf } from './parameters.js';
import { accountOf, type Circumstances, type Line, momentsOf, ordinarily, type Payee, type Person } from './person.js';
import { type Plan, session } from './session.js';
import { taxIdOf } from './tax-ids.js';

export interface WorldSize {
  /** Those who only live. */
  readonly people: number;
  /** Those who attack or are attacked, for each attack. */
  readonly attacked: number;
  readonly days: number;
}

/** What somebody's life may change about an ordinary one. */
export interface Life {
  /** What a session is done with and where; null: none at that moment. */
  readonly circumstances?: (at: number, dice: Dice) => Circumstances | null;
  /** How much is done on that day. */
  readonly factor?: (midnight: number) => number;
  readonly plan?: (at: number, dice: Dice) => Plan;
  readonly from?: number;
  readonly until?: number;
}

/** A world while it is made up. */
export class World {
  readonly dice: Dice;
  readonly parameters: Parameters;
  readonly diary: Diary;
  readonly people: Person[] = [];
  readonly begins = worldBegins;
  readonly ends: number;
  private readonly carriers = new Map<string, readonly string[]>();
  private readonly billers: readonly Payee[];

  constructor(readonly seed: number, readonly size: WorldSize) {
    this.dice = new Dice(`world ${seed}`);
    this.parameters = parametersOf(seed);
    this.ends = this.begins + size.days * day;
    this.diary = new Diary(this.begins, this.ends);
    const dice = this.dice.fork('billers');
    this.billers = Array.from({ length: 12 }, (_, n) => ({ account: `biller-${n}-${dice.hex(6)}`, holder: taxIdOf('AR', 4_000_000 + n, dice) }));
  }

  /** How many people a share comes to; at least one. */
  count(share: number): number {
    return Math.max(1, Math.round(share * this.size.people));
  }

  newPerson(kind: string, wishes: { country?: string; last?: string } = {}): Person {
    const n = this.people.length;
    const dice = this.dice.fork(`person ${n}`);
    const country = wishes.country ?? dice.weighted([['AR', 82], ['CL', 9], ['BR', 9]] as const);
    const name = aName(dice, wishes.last);
    const usesApp = dice.chance(this.parameters.appShare);
    const first = usesApp ? phone(dice, this.parameters) : browser(dice, country);
    const person: Person = {
      externalId: `c-${(100_000 + n * 7).toString(36)}`,
      taxId: taxIdOf(country, n, dice),
      country,
      dice,
      account: `${country.toLowerCase()}-${dice.digits(14)}`,
      kind,
      role: 'ordinary',
      attack: null,
      joinedAt: null,
      ...name,
      email: mailOf(name, dice),
      phone: phoneNumber(country, dice),
      machines: dice.chance(0.25) ? [first, usesApp ? browser(dice, country) : phone(dice, this.parameters)] : [first],
      home: this.lineIn(country, dice),
      carrier: this.carrierIn(country, dice.whole(0, 5)),
      work: dice.chance(0.3) ? this.lineIn(country, dice) : null,
      sessionsADay: dice.lognormal(this.parameters.sessionsADay, 0.6),
      hours: usualHours(dice),
      weekendFactor: dice.between(0.5, 1.1),
      failsLogin: this.parameters.failsLogin * dice.between(0.3, 2),
      transferShare: dice.between(0.08, 0.3),
      usualAmount: dice.lognormal(this.parameters.usualAmount, 0.7),
      payees: Array.from({ length: dice.whole(2, 7) }, () => (dice.chance(0.4) ? dice.of(this.billers) : this.strangersAccount(dice))),
      newPayeeShare: dice.between(0.06, 0.2),
    };
    this.people.push(person);
    return person;
  }

  /** A home line in a country. */
  lineIn(country: string, dice: Dice): Line {
    const prefix = homePrefix(country, dice);
    const leases: { readonly from: number; readonly address: string }[] = [{ from: 0, address: addressBelow(prefix, dice) }];
    for (let at = this.begins; at < this.ends; ) {
      at += dice.exponential(this.parameters.leaseDays * day);
      leases.push({ from: at, address: addressBelow(dice.chance(0.8) ? prefix : prefix.split('.').slice(0, 2).join('.'), dice) });
    }
    const own = dice.fork(`ipv6 ${prefix}`);
    const inSix = own.chance(this.parameters.inSix.homes) ? homeInSix(prefix, own) : null;
    return {
      addressAt: (at) => {
        const lease = Math.max(0, leases.findLastIndex(({ from }) => from <= at));
        return inSix?.(lease, at) ?? leases[lease]?.address ?? '';
      },
    };
  }

  /** One address that does not change: an office, a hotel. */
  fixedLineIn(country: string, dice: Dice): Line {
    const address = addressBelow(homePrefix(country, dice), dice);
    return { addressAt: () => address };
  }

  carrierIn(country: string, carrier: number): readonly string[] {
    const key = `${country} ${carrier % 3}`;
    const known = this.carriers.get(key) ?? carrierPool(country, carrier % 3, this.parameters.carrierAddresses, this.dice.fork(`carrier ${key}`));
    this.carriers.set(key, known);
    return known;
  }

  /** An account at another bank. */
  strangersAccount(dice: Dice): Payee {
    return { account: `ext-${dice.digits(12)}`, holder: taxIdOf('AR', 1_000_000 + dice.whole(0, 2_000_000), dice) };
  }

  everydayTransfer(person: Person): { to: Payee; amount: number } {
    const { dice } = person;
    const isNew = dice.chance(person.newPayeeShare);
    const to = isNew ? this.newPayee(person) : dice.of(person.payees);
    if (isNew) person.payees.push(to);
    return { to, amount: dice.lognormal(person.usualAmount, 0.9) };
  }

  /** Mostly somebody at another bank, now and then another customer. */
  private newPayee({ dice }: Person): Payee {
    const other = dice.of(this.people);
    return dice.chance(0.3) && other.role === 'ordinary' ? accountOf(other) : this.strangersAccount(dice);
  }

  transferOf(person: Person, to: Payee, amount: number): More {
    const states = to.holder !== null && person.dice.chance(this.parameters.statesDestinationHolder);
    return {
      destinationAccountId: to.account,
      ...(states ? { destinationCuit: to.holder as string } : {}),
      metadata: { amount: Math.round(amount * 100) / 100, currency: currencyOf(person.country), sourceAccountId: person.account },
    };
  }

  /** All days of somebody, as far as their life goes. */
  live(person: Person, life: Life = {}): void {
    const { dice } = person;
    const from = Math.max(life.from ?? this.begins, person.joinedAt ?? 0);
    const until = Math.min(life.until ?? this.ends, this.ends);
    for (let midnight = this.begins - offsetOf(person.country); midnight < until; midnight += day) {
      for (const at of momentsOf(person, midnight, dice, life.factor?.(midnight) ?? 1)) {
        if (at < from || at >= until) continue;
        const where = life.circumstances ? life.circumstances(at, dice) : ordinarily(person, at, dice);
        if (where) session(this, person, at, where, life.plan?.(at, dice));
      }
    }
  }

  /** The first thing of a new customer: what they say of themselves. */
  signUp(person: Person, at: number, where: Circumstances, more: Record<string, unknown> = {}): number {
    person.joinedAt = at;
    const sessionId = `s-${person.dice.hex(12)}`;
    const said = { firstName: person.first, lastName: person.last, email: person.email, phone: person.phone, ...more };
    this.diary.write(person, at, 'REGISTRATION', sessionId, where, { metadata: said }, person.attack);
    return at;
  }

  /** A moment of the world, not in its first days, when nobody has habits yet. */
  someTime(dice: Dice, afterDays = 0, beforeEndDays = 1): number {
    return this.begins + dice.between(afterDays * day, (this.size.days - beforeEndDays) * day);
  }

  /** Somebody ordinary whom nothing else happens to, for an attack to happen to. */
  victims(count: number): Person[] {
    return Array.from({ length: count }, () => this.newPerson('victim'));
  }
}

const currencies: Readonly<Record<string, string>> = { AR: 'ARS', CL: 'CLP', BR: 'BRL' };
const currencyOf = (country: string): string => currencies[country] ?? 'USD';

/** Two peaks, at noon and in the evening, at hours of one's own; next to nothing at night. */
function usualHours(dice: Dice): number[] {
  const [noon, evening] = [dice.between(9, 14), dice.between(18, 22)];
  const near = (hourOfDay: number, peak: number): number => Math.exp(-((hourOfDay - peak) ** 2) / 6);
  return Array.from({ length: 24 }, (_, n) => 0.03 * Number(n >= 7) + near(n, noon) + 0.8 * near(n, evening));
}
