import type { StatedDevice } from '../../device/stated-device.js';
import type { AddressCrowd } from '../../facts/people-on-address.fact.js';
import { counted, percent } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** So many under one roof are a family like many, and the tablet is everybody's. */
const household = 5;
/** One machine with so many more people on it than were ever on its line stands in many places. */
const strangersTo = 3;

const phone: StatedDevice = { agent: null, system: 'Android', model: 'samsung SM-A546E', browser: null, cores: 8, screen: null, touchPoints: null, renderer: null, emulator: false, rooted: false, automation: [] };
const browser: StatedDevice = { ...phone, model: null, browser: 'Chrome', agent: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36' };
const line: AddressCrowd = { people: 2, networkClass: 'consumer' };

/**
 * The strongest sign of a second account, and still not proof: one device identifier in ten belongs to more than one
 * device, so confidence stops short of certainty, and what a household would show is no suspicion at all. Whoever mostly
 * uses a device of his own was a visitor on the crowded one.
 *
 * What a browser is recognised by, it has in common with others of its make: strangers with one telephone are taken for one
 * device (fingerprintjs#71, #547, #1083). They do not live together, though, and accounts in one hand mostly come from one line.
 */
export const sharedDevice = defineAnalyzer({
  code: 'uniqueness.shared-device',
  title: 'Many accounts live on one device',
  dimension: 'UNIQUENESS',
  weight: 2,
  needs: ['peopleOnDevice', 'ownDevice', 'peopleOnAddress', 'statedDevices'],
  judge: ({ peopleOnDevice, ownDevice, peopleOnAddress, statedDevices }) => {
    if (peopleOnDevice > 3) {
      const story = `${counted(peopleOnDevice, 'account')} were used on one device of this account`;
      const speaks = (confidence: number, because: string) => observe({ value: 1 / peopleOnDevice, confidence, because });
      if (ownDevice !== null && ownDevice > 0.5) return speaks(0.08, `${story}, and ${percent(ownDevice)} of its events came from one that is its own.`);
      if (peopleOnDevice <= household) return speaks(0.12, `${story}.`);
      if (ownDevice === null) return speaks(0.4, `${story}, and none of its last events tells from which.`);
      if (areBrowsers(statedDevices) && isAlone(peopleOnAddress, peopleOnDevice)) return speaks(0.1, `${story}, hardly any of them from where it is: browsers of one make are taken for each other.`);
      return speaks(0.85, `${story}.`);
    }
    if (peopleOnDevice === 1) {
      return observe({ value: 0.97, confidence: 0.1, because: "Nobody else was seen on this account's devices." });
    }
    return silent;
  },
  complaint: { says: 'I once used the kiosk in the branch, like everybody. I have a phone of my own.', given: { peopleOnDevice: 50, ownDevice: 0.9, peopleOnAddress: line, statedDevices: [phone] } },
  examples: [
    { name: 'an account farm', given: { peopleOnDevice: 40, ownDevice: 0, peopleOnAddress: { people: 12, networkClass: 'consumer' }, statedDevices: [phone] }, says: { below: 0.1 } },
    { name: 'four accounts on one phone', given: { peopleOnDevice: 4, ownDevice: 0, peopleOnAddress: line, statedDevices: [phone] }, says: { below: 0.3 } },
    { name: 'seven accounts on one phone', given: { peopleOnDevice: 7, ownDevice: 0, peopleOnAddress: line, statedDevices: [phone] }, says: { below: 0.15 } },
    { name: 'seven accounts in one browser, on one line', given: { peopleOnDevice: 7, ownDevice: 0, peopleOnAddress: { people: 4, networkClass: 'consumer' }, statedDevices: [browser] }, says: { below: 0.15 } },
    { name: 'a farm that pretends a second phone now and then', given: { peopleOnDevice: 12, ownDevice: 0.2, peopleOnAddress: line, statedDevices: [phone, phone] }, says: { below: 0.1 } },
    { name: 'the tablet of a family of three', given: { peopleOnDevice: 3, ownDevice: 0, peopleOnAddress: line, statedDevices: [phone] }, says: 'silent' },
    { name: "a phone of one's own", given: { peopleOnDevice: 1, ownDevice: 1, peopleOnAddress: line, statedDevices: [phone] }, says: { above: 0.9 } },
    { name: 'no device known', given: { peopleOnDevice: 0, ownDevice: null, peopleOnAddress: line, statedDevices: [] }, says: 'silent' },
  ],
});

/** An app of its own says what it runs on, and no browser. */
const areBrowsers = (devices: readonly StatedDevice[]): boolean => devices.length > 0 && devices.every(({ browser: name, agent }) => name !== null || agent?.startsWith('Mozilla/') === true);

/** Behind a relay, a carrier or a rented server nobody can say who is together. */
const isAlone = (crowd: AddressCrowd | null, onDevice: number): boolean => crowd?.networkClass === 'consumer' && crowd.people * strangersTo <= onDevice;
