import { Dice } from './dice.js';
import { appAgents, attackVocabulary } from './vocabulary.js';

/** How many of a kind: a share of the ordinary people, moved by up to a third either way. */
const around = (dice: Dice, value: number, by = 0.33): number => value * dice.between(1 - by, 1 + by);

/**
 * What differs from one world to the next. A world with another seed is another bank with other customers and other
 * thieves, not the same one with other noise: what is tuned on one must hold in the other.
 */
export function parametersOf(seed: number) {
  const dice = new Dice(`world ${seed}`).fork('parameters');
  const whole = (least: number, most: number): number => dice.whole(least, most);
  return {
    /** How the bank's own app introduces itself. */
    app: dice.of(appAgents),
    /** Who uses the app and not the browser. */
    appShare: dice.between(0.6, 0.85),
    sessionsADay: dice.between(0.45, 0.7),
    failsLogin: dice.between(0.02, 0.05),
    /** Days until a home line gets another address. */
    leaseDays: dice.between(3, 20),
    /** Addresses that a carrier's customers share. */
    carrierAddresses: whole(24, 96),
    officeSizes: [whole(150, 260), whole(60, 120), whole(20, 50)],
    statesDestinationHolder: dice.between(0.6, 0.95),
    usualAmount: dice.between(15_000, 45_000),
    shares: {
      household: around(dice, 0.34),
      traveller: around(dice, 0.04),
      emigrant: around(dice, 0.015),
      borderCommuter: around(dice, 0.005),
      nightWorker: around(dice, 0.03),
      vpnUser: around(dice, 0.02),
      relayUser: around(dice, 0.025),
      privacyMail: around(dice, 0.02),
      forgetful: around(dice, 0.03),
      newPhone: around(dice, 0.04),
      landlord: around(dice, 0.006),
      shopkeeper: around(dice, 0.008),
      sleeper: around(dice, 0.02),
      nameChange: around(dice, 0.01),
      mover: around(dice, 0.015),
      kiosk: around(dice, 0.003),
      payrollClerk: around(dice, 0.002),
      student: around(dice, 0.02),
      newcomer: around(dice, 0.04),
    },
    attacks: {
      words: attackVocabulary(dice.fork('vocabulary')),
      botPauseSeconds: dice.between(0.8, 6),
      metronome: { everySeconds: dice.between(3, 15), jitter: dice.between(0.002, 0.04) },
      stuffing: { accountsPerAddress: whole(8, 40), addresses: whole(14, 24), successShare: dice.between(0.05, 0.1), pauseSeconds: dice.between(1, 20), fromHosting: dice.between(0.2, 0.7) },
      takeover: { changesShare: dice.between(0.6, 0.9), fromAbroad: dice.between(0.2, 0.6), transfers: whole(1, 3), amountTimes: dice.between(4, 15), waitsDays: dice.between(0, 2), isPhished: dice.between(0.4, 0.8) },
      farm: { accounts: whole(7, 14), phones: whole(1, 3), aliasShare: dice.between(0.4, 0.8), daysToBuild: dice.between(1, 6) },
      mule: { senders: whole(5, 12), keepsShare: dice.between(0.03, 0.15), outAfterMinutes: dice.between(5, 180), ownLifeShare: dice.between(0.3, 0.7) },
      disposable: { gibberishShare: dice.between(0.2, 0.6), falseTaxIdShare: dice.between(0.1, 0.4), promoShare: dice.between(0.4, 0.8) },
      emulator: { accountsPerMachine: whole(1, 4), rootedShare: dice.between(0.3, 0.8) },
      scattered: scatteredOf(dice.fork('scattered')),
      stolen: stolenOf(dice.fork('stolen')),
    },
    /** Drawn last, and so without another draw for anybody else: the share of those whose browsers are taken for one. */
    lookalikes: around(dice, 0.01),
    /** Homes with IPv6, and thieves' servers with it. */
    inSix: { homes: dice.between(0.3, 0.6), stuffing: dice.between(0.3, 0.6) },
    /** The share of those who take over accounts that look around for long before they act. */
    patientThieves: dice.between(0.3, 0.5),
  };
}

/** Stuffing from many addresses: how many tools go round, for how long, and from where. */
const scatteredOf = (dice: Dice): { tools: number; hours: number; fromAbroad: number } => ({ tools: dice.whole(2, 6), hours: dice.between(3, 8), fromAbroad: dice.between(0.1, 0.4) });

/** Stolen sessions: how soon they are used, how well the thief dresses up, and what he does. */
const stolenOf = (dice: Dice): { soldWithinMinutes: number; looksAlike: number; namesDevice: number; fromAbroad: number; changesShare: number; transfers: number; amountTimes: number } => ({
  soldWithinMinutes: dice.between(20, 240),
  looksAlike: dice.between(0.2, 0.5),
  namesDevice: dice.between(0.4, 0.8),
  fromAbroad: dice.between(0.2, 0.6),
  changesShare: dice.between(0.2, 0.6),
  transfers: dice.whole(1, 3),
  amountTimes: dice.between(2, 8),
});

export type Parameters = ReturnType<typeof parametersOf>;
