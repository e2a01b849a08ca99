import { along, counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

const minuteMs = 60_000;
/** Who closes the laptop and opens the telephone elsewhere was on the way for so long; a cookie is sold and used at once. */
const [atOnce, overNight] = [60 * minuteMs, 12 * 60 * minuteMs];

const places = { address: 'at an address', network: 'on a network', country: 'in a country' } as const;
const machines = { other: 'on a machine that is not known here', unnamed: 'without the device id that everything before came with' } as const;
/** Strangers' lines in the owner's own network are for sale, and a telephone on its way gets new addresses as well. */
const sureOf = { address: 0.15, network: 0.3, country: 0.45 } as const;

/**
 * A cookie that malware or a false login page took out of the browser needs no password: the session goes on, on another machine and
 * elsewhere, and no login ever came from there (MITRE ATT&CK T1539 and T1550.004; OWASP Session Management Cheat Sheet, "Binding the
 * Session ID to Other User Properties"). A network alone changes whenever somebody leaves the house, and an agent alone where an app
 * opens its browser.
 */
export const takenSession = defineAnalyzer({
  code: 'behavior.taken-session',
  title: 'A session went on elsewhere without a login',
  dimension: 'BEHAVIOR',
  weight: 2.5,
  needs: ['takenSession'],
  judge: ({ takenSession: taken }) => {
    if (taken === null) return silent;
    const { afterMs, newPlace, machine, sensitiveEvents } = taken;
    const soon = 1 - along(afterMs, { from: atOnce, to: overNight });
    const sure = (0.3 + 0.25 * soon + sureOf[newPlace]) * (0.6 + 0.4 * along(sensitiveEvents, { from: 0, to: 2 }));
    return observe({
      value: 0.4 - 0.38 * sure,
      confidence: 0.25 + 0.5 * sure,
      because: `${counted(Math.round(afterMs / minuteMs), 'minute')} after its last event, a session of this account went on ${places[newPlace]} where it had never been, ${machines[machine]}, and nobody logged in there; ${counted(sensitiveEvents, 'credential change or transfer', 'credential changes and transfers')} followed.`,
    });
  },
  complaint: { says: 'I began on the laptop at home and went on with the telephone in the train.', given: { takenSession: null } },
  examples: [
    { name: 'twenty minutes later, abroad, with a transfer and a changed telephone', given: { takenSession: { afterMs: 20 * minuteMs, newPlace: 'country', machine: 'other', sensitiveEvents: 2 } }, says: { below: 0.1 } },
    { name: 'the same through a stranger’s line at home', given: { takenSession: { afterMs: 20 * minuteMs, newPlace: 'network', machine: 'unnamed', sensitiveEvents: 2 } }, says: { below: 0.15 } },
    { name: 'the same through one in the owner’s own network', given: { takenSession: { afterMs: 20 * minuteMs, newPlace: 'address', machine: 'other', sensitiveEvents: 2 } }, says: { below: 0.2 } },
    { name: 'somebody only looks', given: { takenSession: { afterMs: 20 * minuteMs, newPlace: 'network', machine: 'other', sensitiveEvents: 0 } }, says: { below: 0.3 } },
    { name: 'the next day, and only a look', given: { takenSession: { afterMs: 24 * 60 * minuteMs, newPlace: 'network', machine: 'other', sensitiveEvents: 0 } }, says: { below: 0.4 } },
    { name: 'every session stays where it was opened', given: { takenSession: null }, says: 'silent' },
  ],
});
