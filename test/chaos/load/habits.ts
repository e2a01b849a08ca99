import type { Dice } from './dice.js';
import type { Person } from './people.js';

/** An event as it is posted, its id included. */
export type PostedEvent = Readonly<Record<string, unknown>> & { readonly id: string };

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const headless = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36';
const farAway = ['83.44.1.1', '210.138.100.1'];
const odd = ['10.0.0.7', 'not an address', '2a02:9130::1'];
const calm = ['LOGIN_SUCCESS', 'BALANCE_CHECK', 'ACCOUNTS_VIEW', 'TRANSFER_SUCCESS', 'PROFILE_VIEW', 'TRANSACTIONS_VIEW', 'OTHER_EVENT'];

const minute = 60_000;

/** One person's life in events: quiet for the most part, with fits of what it is that they do, so that alerts open and end. */
export class Habit {
  private at: number;
  private fit = 0;

  constructor(
    private readonly person: Person,
    private readonly dice: Dice,
    startsAt: number,
  ) {
    this.at = startsAt;
  }

  next(id: string): PostedEvent {
    const { person, dice } = this;
    this.live();
    const device = dice.chance(0.7) ? dice.pick(person.devices) : null;
    return {
      id,
      eventType: dice.pick(calm),
      ...dice.pick(person.namings),
      timestamp: new Date(this.at).toISOString(),
      userId: person.namings.length > 1 ? `user of ${person.address}` : null,
      ipAddress: dice.chance(0.03) ? dice.pick(odd) : person.address,
      userAgent: chrome,
      ...(device === null ? {} : { deviceId: device, deviceDetails: { platform: 'android', model: device } }),
      metadata: { from: 'chaos' },
      ...(this.fit > 0 ? this.vice() : {}),
    };
  }

  private live(): void {
    const { person, dice } = this;
    this.at += dice.between(20_000, 9 * minute);
    if (this.fit > 0) {
      this.fit -= 1;
      // Afterwards they sleep over it: what fails within an hour is forgotten.
      if (this.fit === 0) this.at += dice.between(90, 300) * minute;
    } else if (person.vice !== 'none' && dice.chance(0.12)) {
      this.fit = dice.between(4, 9);
    }
  }

  private vice(): Record<string, unknown> {
    switch (this.person.vice) {
      case 'travels':
        return { ipAddress: this.dice.pick(farAway) };
      case 'guesses':
        return { eventType: 'LOGIN_FAILED', failedAttemptsCount: this.fit };
      case 'automates':
        return { userAgent: headless };
      case 'none':
        return {};
    }
  }
}
