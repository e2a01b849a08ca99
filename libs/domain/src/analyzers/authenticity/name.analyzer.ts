import type { CanonicalFields } from '../../mappings/canonical-fields.js';
import { oddName } from '../../names/odd-name.js';
import { beginningOf } from '../../spelling/beginning-of.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

const person = (fullName: string) => ({ profile: { type: 'person' as const, fields: { FULL_NAME: fullName } as CanonicalFields, changes: {} } });

/**
 * A name that nobody has was made up. Which names people have nobody knows, so only what hands do on keyboards is judged
 * with some weight, and the order of letters with very little: there are languages that no list has.
 */
export const name = defineAnalyzer({
  code: 'authenticity.name',
  title: 'The name looks made up',
  dimension: 'AUTHENTICITY',
  weight: 1,
  needs: ['profile'],
  judge: ({ profile }) => {
    const fullName = profile.type === 'person' ? profile.fields.FULL_NAME : undefined;
    const odd = fullName === undefined ? null : oddName(fullName);
    if (odd === null) return silent;
    return observe({ value: 0.35 - 0.25 * odd.sure, confidence: 0.05 + 0.65 * odd.sure, because: `The name “${beginningOf(fullName ?? '', 60)}” ${odd.because}.` });
  },
  complaint: { says: 'My name is Zbigniew Brzęczyszczykiewicz, and I can spell it.', given: person('Zbigniew Brzęczyszczykiewicz') },
  examples: [
    { name: 'fingers on the home row', given: person('asdfgh jkl'), says: { below: 0.2 } },
    { name: 'what testers are called', given: person('Test Test'), says: { below: 0.2 } },
    { name: 'one key held down', given: person('aaaa bbbb'), says: { below: 0.3 } },
    { name: 'letters at random', given: person('Xkqzv Wjrtpg'), says: { below: 0.35 } },
    { name: 'a Turk', given: person('Çağrı Öztürk'), says: 'silent' },
    { name: 'a Czech', given: person('Zdeněk Skřivánek'), says: 'silent' },
    { name: 'a Pole', given: person('Grzegorz Chrząszcz'), says: 'silent' },
    { name: 'a Vietnamese', given: person('Nguyễn Thị Phương'), says: 'silent' },
    { name: 'an Argentine', given: person('María Belén Etchegaray'), says: 'silent' },
    { name: 'the third of his name', given: person('Thurston Howell III'), says: 'silent' },
    { name: 'another script', given: person('Наталья Щербакова'), says: 'silent' },
    { name: 'a company', given: { profile: { type: 'company', fields: { FULL_NAME: 'XKQZ WJRT SA' }, changes: {} } }, says: 'silent' },
    { name: 'no name', given: { profile: { type: 'person', fields: {}, changes: {} } }, says: 'silent' },
  ],
});
