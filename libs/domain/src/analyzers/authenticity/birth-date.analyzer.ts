import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

const born = (date: string, at = 1_767_225_600_000) => ({ profile: { type: 'person' as const, fields: { BIRTH_DATE: date }, changes: {} }, eventTimes: [at] });

const yearMs = 365.2425 * 86_400_000;
const oldest = 110;
const youngest = 6;

/** Nobody who was born in 1890 or next year opens an account. Fingers slip on years, so it is no more than a hint. */
export const birthDate = defineAnalyzer({
  code: 'authenticity.birth-date',
  title: 'Nobody of that age has an account',
  dimension: 'AUTHENTICITY',
  weight: 0.8,
  needs: ['profile', 'eventTimes'],
  judge: ({ profile: { type, fields }, eventTimes }) => {
    const at = eventTimes.at(-1);
    const year = /\b(\d{4})\b/.exec(fields.BIRTH_DATE ?? '')?.[1];
    if (type !== 'person' || year === undefined || at === undefined) return silent;
    const age = Math.floor(1970 + at / yearMs) - Number(year);
    if (age >= youngest && age <= oldest) return silent;
    const because = age < 0 ? `The birth date, ${fields.BIRTH_DATE}, has not come yet.` : `The birth date, ${fields.BIRTH_DATE}, makes the person ${age} years old.`;
    return observe({ value: 0.3, confidence: 0.2, because });
  },
  complaint: { says: 'I am 103, and my granddaughter showed me how.', given: born('1923-02-11') },
  examples: [
    { name: 'the first day that a form knows', given: born('1900-01-01'), says: { below: 0.4 } },
    { name: 'not born yet', given: born('12/31/2031'), says: { below: 0.4 } },
    { name: 'a grown-up', given: born('1985-07-30'), says: 'silent' },
    { name: 'another way to write a date', given: born('30.7.85'), says: 'silent' },
    { name: 'no date', given: { profile: { type: 'person', fields: {}, changes: {} }, eventTimes: [0] }, says: 'silent' },
  ],
});
