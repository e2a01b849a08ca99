import type { NetworkClass } from '../../place/network-class.js';
import { triedSuspicious } from '../../facts/windows.js';
import { along, counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

const many = 12;

/** Behind one such address there are thousands, and when logins break down they fail together. That nobody at all gets in there tells more. */
const crowded: ReadonlySet<NetworkClass> = new Set(['mobile', 'relay', 'satellite']);

/**
 * Stolen passwords are tried out account after account from one address. Whose account was tried is a victim; whose account
 * let somebody in there, from where its owner never came, is probably taken over, be it the first on the list or the last.
 * Owners who mistype get in at last, and so do not count among those who failed.
 */
export const triedAccounts = defineAnalyzer({
  code: 'behavior.tried-accounts',
  title: 'Accounts are tried out from one address',
  dimension: 'BEHAVIOR',
  weight: 2.5,
  needs: ['triedAround'],
  judge: ({ triedAround }) => {
    if (triedAround === null) return silent;
    const { othersFailed, othersSeen, gotIn, networkClass } = triedAround;
    if (othersFailed <= triedSuspicious || othersFailed < othersSeen / 2) return silent;
    const scale = along(othersFailed, { from: triedSuspicious, to: many });
    const sure = crowded.has(networkClass) ? 0.2 + 0.4 * along(othersFailed / othersSeen, { from: 0.8, to: 1 }) : 1;
    const story = `${counted(othersFailed, 'other account')} tried to log in within an hour, and were not let in, from an address on which this account was new`;
    if (!gotIn) {
      return observe({ value: 0.55, confidence: 0.3 * scale * sure, because: `${story}. It was tried like them and did not open: its owner is a victim, not to blame.` });
    }
    return observe({ value: 0.4 - 0.35 * scale, confidence: (0.4 + 0.5 * scale) * sure, because: `${story}, and this one opened: somebody may have taken it over.` });
  },
  complaint: {
    says: 'Somebody at the other end of the world tries my password. What can I do about it?',
    given: { triedAround: { othersFailed: 39, othersSeen: 39, gotIn: false, networkClass: 'hosting' } },
  },
  examples: [
    { name: 'the one of thirty accounts whose password was right', given: { triedAround: { othersFailed: 30, othersSeen: 31, gotIn: true, networkClass: 'hosting' } }, says: { below: 0.1 } },
    { name: 'one of those that stayed shut', given: { triedAround: { othersFailed: 30, othersSeen: 31, gotIn: false, networkClass: 'hosting' } }, says: { above: 0.5 } },
    { name: 'an office on Monday morning', given: { triedAround: { othersFailed: 4, othersSeen: 22, gotIn: true, networkClass: 'consumer' } }, says: 'silent' },
    { name: 'a hall where five of thirty mistype', given: { triedAround: { othersFailed: 5, othersSeen: 30, gotIn: true, networkClass: 'consumer' } }, says: 'silent' },
    { name: 'a line of their own', given: { triedAround: { othersFailed: 0, othersSeen: 0, gotIn: true, networkClass: 'consumer' } }, says: 'silent' },
    { name: 'no login on a new address', given: { triedAround: null }, says: 'silent' },
  ],
});
