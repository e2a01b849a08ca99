import { addressIn, hex, hostingNetworks, personOf } from './people.js';
import { Random } from './random.js';

/** How often each type comes, in percent: mostly looks, some logins, few transfers, some of them failing. */
const shares = {
  LOGIN_SUCCESS: 20, LOGIN_FAILED: 4, BALANCE_CHECK: 20, ACCOUNTS_VIEW: 12, TRANSACTIONS_VIEW: 12, TRANSFER_SUCCESS: 9,
  TRANSFER_FAILED: 2, NAVIGATION: 9, PROFILE_VIEW: 3, SEARCH_RECIPIENTS: 3, LOGOUT: 3, PASSWORD_CHANGE: 1, DEVICE_ADDED: 1, ALIAS_VIEW: 1,
} as const;

const drawn = Object.entries(shares).flatMap(([type, share]) => Array.from({ length: share }, () => type));

/** A session is one person's. */
const EVENTS_OF_A_SESSION = 6;
const DETAILS_PERCENT = 40;
const AWAY_PERCENT = 3;
const HOSTING_PERCENT = 1;

/**
 * An endless row of unlike events as JSON texts of about 600 bytes, all of them ASCII. The texts are put together from
 * prepared pieces: whoever measures a server on the same two cores must not be the one who is busy.
 */
export class Events {
  private readonly random: Random;
  private readonly people: readonly Prepared[];
  private readonly run: string;
  private count = 0;
  private now = new Date().toISOString();

  constructor(seed: number, people: number) {
    this.random = new Random(seed);
    this.run = hex(this.random);
    this.people = Array.from({ length: people }, (_, n) => prepare(n));
  }

  next(): string {
    const { random } = this;
    if (this.count % 32 === 0) this.now = new Date().toISOString();
    const n = (this.count += 1);
    const who = random.below(this.people.length);
    const person = this.people[who] as Prepared;
    const session = Math.floor(n / (EVENTS_OF_A_SESSION * this.people.length));
    const type = drawn[random.below(100)] as string;
    const failed = type === 'LOGIN_FAILED' ? `,"failedAttemptsCount":${1 + random.below(4)}` : '';
    const transfer = type.startsWith('TRANSFER') ? `,"destinationAccountId":"ar-${random.next()}"` : '';
    const address = random.chance(HOSTING_PERCENT)
      ? addressIn(random, random.of(hostingNetworks))
      : `${random.chance(AWAY_PERCENT) ? random.of(this.people).home : person.home}.${1 + random.below(254)}`;
    const details = random.chance(DETAILS_PERCENT) ? person.details : '';
    return `{"eventType":"${type}",${random.chance(50) ? person.byTaxId : person.byExternalId},"timestamp":"${this.now}","sessionId":"s-${this.run}-${who}-${session}","ipAddress":"${address}"${failed}${transfer}${person.common}${details},"metadata":{"amount":${random.below(500_000) / 100},"currency":"ARS","channel":"app","screen":"home/accounts/summary","appBuild":51200,"reference":"${this.run}-${n}","locale":"es-AR","balanceBefore":${random.below(9_000_000) / 100},"riskHint":null,"experiment":"onboarding-b"}}`;
  }
}

interface Prepared {
  readonly byTaxId: string;
  readonly byExternalId: string;
  readonly home: string;
  readonly common: string;
  readonly details: string;
}

function prepare(n: number): Prepared {
  const { externalId, taxId, home, userAgent, deviceId, deviceDetails } = personOf(n);
  return {
    byTaxId: `"taxId":"${taxId}"`,
    byExternalId: `"entityExternalId":"${externalId}"`,
    home,
    common: `,"userId":"u-${n}","country":"AR","deviceId":"${deviceId}","userAgent":"${userAgent}"`,
    details: `,"deviceDetails":${deviceDetails}`,
  };
}
