import type { Arrivals } from '../../facts/arrivals.fact.js';
import { strangersSuspicious } from '../../facts/windows.js';
import { along, counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { familiarity } from './familiar.js';
import { surpriseOf } from './likelihood.js';

const many = 20;
/** Of people with new phones about one in ten mistypes and gives up. */
const [usual, telling] = [0.5, 0.8];
/** Whoever comes much as the owner does, by the logarithm of `surpriseOf`, may be the owner; not surely: exits in his own network are for sale, and his system is that of many. */
const likeOwner = 4;
const ownerSaves = 0.5;
/** Where nobody knows how its owner comes, everybody who comes for the first time looks like this. */
const firstTime = 0.7;

const nobody: Arrivals = { located: 0, withAgents: 0, days: 0, ways: [] };
const atHome: Arrivals = { located: 40, withAgents: 40, days: 90, ways: [{ country: 'AR', networkClass: 'consumer', onAddress: 30, onNetwork: 40, inCountry: 40, withAgent: 0, onSystem: 0 }] };
const elsewhere: Arrivals = { ...atHome, ways: [{ country: 'AR', networkClass: 'consumer', onAddress: 0, onNetwork: 0, inCountry: 40, withAgent: 0, onSystem: 0 }] };

/** How much it looks like a list that is being tried out: by how many fail, and how few do not. */
const suspicion = (failed: number, letIn: number): number =>
  failed <= strangersSuspicious ? 0 : along(failed, { from: strangersSuspicious, to: many }) * along(failed / (failed + letIn), { from: usual, to: telling });

/**
 * Stolen passwords are tried out from thousands of lines at home, so that no address sees two accounts. What is left is that all over
 * the place strangers' devices appear at accounts that never saw them, and hardly any gets in. The one that did is looked at; from
 * where its owner always was, it is his new phone on a bad day.
 */
export const triedEverywhere = defineAnalyzer({
  code: 'behavior.tried-everywhere',
  title: 'Got in on a new device while new devices fail everywhere',
  dimension: 'BEHAVIOR',
  weight: 2.5,
  needs: ['triedEverywhere', 'arrivals'],
  judge: ({ triedEverywhere, arrivals }) => {
    if (triedEverywhere === null) return silent;
    const { isFirst, othersFailed, othersLetIn, alikeFailed, alikeLetIn } = triedEverywhere;
    const [all, alike] = [suspicion(othersFailed, othersLetIn), suspicion(alikeFailed, alikeLetIn)];
    const suspected = isFirst ? firstTime * alike : Math.max(all, alike);
    if (suspected === 0 || familiarity(arrivals) === 1) return silent;
    const surprises = arrivals.ways.map((way) => surpriseOf(way, arrivals).log);
    const strangest = surprises.length === 0 ? 0 : Math.max(...surprises);
    const sure = suspected * (1 - ownerSaves * along(-strangest, { from: 0, to: likeOwner }));
    const [failed, letIn, which] = isFirst || alike > all ? [alikeFailed, alikeLetIn, ' with its user agent'] : [othersFailed, othersLetIn, ''];
    return observe({
      value: 0.4 - 0.35 * sure,
      confidence: 0.2 + 0.45 * sure,
      because: `This account opened on a new device, while within the hours around it other accounts failed to log in on new devices${which} from ${counted(failed, 'line')} and opened from ${letIn}: passwords are being tried out, and this one may have been right.`,
    });
  },
  complaint: {
    says: 'I logged in on my new phone at home. Am I to blame for the attack on you?',
    given: { triedEverywhere: { isFirst: false, othersFailed: 60, othersLetIn: 4, alikeFailed: 12, alikeLetIn: 0 }, arrivals: atHome },
  },
  examples: [
    { name: 'the one of sixty accounts whose password was right', given: { triedEverywhere: { isFirst: false, othersFailed: 56, othersLetIn: 6, alikeFailed: 12, alikeLetIn: 1 }, arrivals: elsewhere }, says: { below: 0.1 } },
    { name: 'the same in an account that told nobody where it lives', given: { triedEverywhere: { isFirst: false, othersFailed: 56, othersLetIn: 6, alikeFailed: 12, alikeLetIn: 1 }, arrivals: nobody }, says: { below: 0.1 } },
    { name: 'a list tried out with one tool, in a large bank', given: { triedEverywhere: { isFirst: false, othersFailed: 24, othersLetIn: 38, alikeFailed: 20, alikeLetIn: 3 }, arrivals: elsewhere }, says: { below: 0.1 } },
    { name: 'a new phone on a day like any other', given: { triedEverywhere: { isFirst: false, othersFailed: 6, othersLetIn: 52, alikeFailed: 1, alikeLetIn: 4 }, arrivals: elsewhere }, says: 'silent' },
    { name: 'a new phone while logins are broken for half of all', given: { triedEverywhere: { isFirst: false, othersFailed: 30, othersLetIn: 32, alikeFailed: 5, alikeLetIn: 5 }, arrivals: elsewhere }, says: 'silent' },
    { name: 'an account that comes for the first time, as the tool does', given: { triedEverywhere: { isFirst: true, othersFailed: 56, othersLetIn: 6, alikeFailed: 22, alikeLetIn: 1 }, arrivals: nobody }, says: { below: 0.2 } },
    { name: 'an account that comes for the first time, and not as the tool does', given: { triedEverywhere: { isFirst: true, othersFailed: 56, othersLetIn: 6, alikeFailed: 0, alikeLetIn: 2 }, arrivals: nobody }, says: 'silent' },
    { name: 'no new device', given: { triedEverywhere: null, arrivals: elsewhere }, says: 'silent' },
  ],
});
