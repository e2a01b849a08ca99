import { labelsLookedAt, type Reputation, shareOfFraud } from '../../labels/reputation.js';
import { type Judgement, observe, silent } from '../define-analyzer.js';
import { along, counted, growing } from '../evidence.js';

/** Less than this is what happens anywhere. */
const suspiciousFrom = 0.08;
const certainFrom = 0.8;

/** How a reputation speaks: loudly against, softly for. */
export function judgeReputation(reputation: Reputation | null, place: string): Judgement {
  if (reputation === null) return silent;
  const { frauds, labelled } = reputation;
  const isAll = labelled < labelsLookedAt;
  const share = shareOfFraud(reputation);
  if (frauds === 0) {
    return observe({
      value: 0.95,
      confidence: growing(reputation.legitimate, { halfway: 1, most: 0.06 }),
      because: `${isAll ? counted(labelled, 'event') : `The newest ${labelled} labelled events`} of the last four weeks at this ${place} turned out to be legitimate, and none to be fraud.`,
    });
  }
  if (share < suspiciousFrom) return silent;
  // Only the upper end is a proof: a third of fraud is where one of three was, and the next may well be fine.
  const severity = along(share, { from: suspiciousFrom, to: certainFrom }) ** 1.7;
  return observe({
    value: 0.55 - 0.5 * severity,
    confidence: 0.05 + 0.75 * severity,
    because: `${counted(frauds, 'event')} of the last four weeks at this ${place} turned out to be fraud, of ${isAll ? '' : 'the newest '}${labelled} that are labelled.`,
  });
}
