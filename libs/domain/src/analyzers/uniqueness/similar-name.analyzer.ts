import { counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** A name alone is nobody's: it counts for those only who also meet on a device, in a session or at an account. */
export const similarName = defineAnalyzer({
  code: 'uniqueness.similar-name',
  title: 'Namesakes meet',
  dimension: 'UNIQUENESS',
  weight: 0.5,
  needs: ['namesakes'],
  judge: ({ namesakes }) => {
    if (namesakes === null || namesakes.met === 0) return silent;
    const { people, met } = namesakes;
    return observe({
      value: 1 / (1 + met) ** 1.5,
      confidence: Math.min(0.6, 0.1 + 0.1 * met),
      because: `${counted(people, 'other account')} of the same name, and ${met} of them met this one on a device, in a session or at an account.`,
    });
  },
  complaint: { says: 'My father has my name, and we share the tablet.', given: { namesakes: { people: 4, met: 1 } } },
  examples: [
    { name: 'six accounts of one name on one phone', given: { namesakes: { people: 5, met: 5 } }, says: { below: 0.1 } },
    { name: 'father and son', given: { namesakes: { people: 1, met: 1 } }, says: { below: 0.4 } },
    { name: 'fifty María González', given: { namesakes: { people: 50, met: 0 } }, says: 'silent' },
    { name: 'nobody else of that name', given: { namesakes: { people: 0, met: 0 } }, says: 'silent' },
    { name: 'no name', given: { namesakes: null }, says: 'silent' },
  ],
});
