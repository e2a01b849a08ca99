import { counted } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

/** So many can do the same at the same pace by chance. */
const chance = 2;
/** More than this are the first day of a whole app, or of a school. */
const everybody = 50;

/**
 * Accounts in one hand act in lockstep. Cao et al. (SynchroTrap, CCS 2014) find them by what is done from the same place at
 * the same time, Yuan et al. (Ianus, CCS 2019) by what sign-ups have in common. This is the part of both that one look down
 * an index answers: who began at the same time, in the same place, with the same agent, and walked the same four steps at the
 * same pace. People in one office do begin alike, but not in step.
 */
export const similarBehavior = defineAnalyzer({
  code: 'uniqueness.similar-behavior',
  title: 'Other accounts began in step with this one',
  dimension: 'UNIQUENESS',
  weight: 1,
  needs: ['beganAlike', 'peopleOnAddress'],
  judge: ({ beganAlike: others, peopleOnAddress }) => {
    if (others <= chance || others >= everybody) return silent;
    const inACrowd = peopleOnAddress !== null && peopleOnAddress.people > 20 && others < peopleOnAddress.people / 2;
    return observe({
      value: 1 / (1 + others),
      confidence: inACrowd ? 0.15 : Math.min(0.8, 0.1 * others),
      because: `${counted(others, 'other account')} began within half an hour with the same four steps at the same pace, from the same block of addresses with the same agent.`,
    });
  },
  complaint: {
    says: 'The whole office got the app on the same morning.',
    given: { beganAlike: 5, peopleOnAddress: { people: 60, networkClass: 'consumer' } },
  },
  examples: [
    { name: 'twelve accounts that a script opened', given: { beganAlike: 11, peopleOnAddress: { people: 12, networkClass: 'consumer' } }, says: { below: 0.1 } },
    { name: 'a script behind many addresses of one block', given: { beganAlike: 6, peopleOnAddress: { people: 1, networkClass: 'hosting' } }, says: { below: 0.2 } },
    { name: 'two colleagues in step by chance', given: { beganAlike: 1, peopleOnAddress: { people: 18, networkClass: 'consumer' } }, says: 'silent' },
    { name: 'the first day of an app', given: { beganAlike: 50, peopleOnAddress: { people: 200, networkClass: 'consumer' } }, says: 'silent' },
    { name: 'nobody began like it', given: { beganAlike: 0, peopleOnAddress: null }, says: 'silent' },
  ],
});
