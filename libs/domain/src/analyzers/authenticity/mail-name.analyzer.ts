import { mailAddress } from '../../mail/mail-address.js';
import { oddityOf } from '../../names/letter-triples.js';
import { isLatin, plainLetters } from '../../names/plain-letters.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';

const somebody = (name: string | undefined, email: string) => ({
  profile: { type: 'person' as const, fields: { EMAIL: email, ...(name === undefined ? {} : { FULL_NAME: name }) }, changes: {} },
  mailbox: { domain: email.split('@')[1] ?? '', mailClass: email.includes('mozmail') ? ('relay' as const) : ('free' as const), lists: 1, own: false },
});

/**
 * Most people have their name in their address, and whoever opens accounts by the hundred lets a program choose. Many have
 * a nickname there, their spouse's name or a joke: that says nothing.
 */
export const mailName = defineAnalyzer({
  code: 'authenticity.mail-name',
  title: 'The e-mail address looks generated and has nothing of the name',
  dimension: 'AUTHENTICITY',
  weight: 0.8,
  needs: ['profile', 'mailbox'],
  judge: ({ profile: { type, fields }, mailbox }) => {
    const address = fields.EMAIL === undefined ? null : mailAddress(fields.EMAIL);
    const name = fields.FULL_NAME;
    // Relays choose the address by themselves.
    if (address === null || type !== 'person' || mailbox?.mailClass === 'relay' || name === undefined || !isLatin(name)) return silent;
    if (holdsName(address.local, plainLetters(name))) {
      return observe({ value: 0.85, confidence: 0.15, because: 'The e-mail address has part of the name in it.' });
    }
    if (!looksGenerated(address.local)) return silent;
    return observe({ value: 0.3, confidence: 0.2, because: `The e-mail address ${address.local}@${address.domain} looks as if a program had chosen it, and has nothing of the name.` });
  },
  complaint: { says: 'I have been dr4g0n_1987 since I was a boy.', given: somebody('Julián Pereyra', 'dr4g0n_1987@hotmail.com') },
  examples: [
    { name: 'letters and digits as they fell', given: somebody('Maria Lopez', 'x7kq2p9zv4@gmail.com'), says: { below: 0.4 } },
    { name: 'no vowel far and wide', given: somebody('Maria Lopez', 'zxqvkjwrtp@outlook.com'), says: { below: 0.4 } },
    { name: 'name and surname', given: somebody('María José López', 'mjlopez84@gmail.com'), says: { above: 0.8 } },
    { name: 'a nickname', given: somebody('María José López', 'lunita_azul@gmail.com'), says: 'silent' },
    { name: 'a relay', given: somebody('María José López', 'x7kq2p9zv4@mozmail.com'), says: 'silent' },
    { name: 'another script', given: somebody('李小龙', 'x7kq2p9zv4@gmail.com'), says: 'silent' },
    { name: 'nobody said how he is called', given: somebody(undefined, 'x7kq2p9zv4@gmail.com'), says: 'silent' },
  ],
});

/** A word of three letters or more, or the first three letters of one at the beginning. */
function holdsName(local: string, plainName: string): boolean {
  const letters = plainLetters(local).replaceAll(' ', '');
  return plainName.split(' ').some((word) => word.length >= 3 && (letters.includes(word) || letters.startsWith(word.slice(0, 3))));
}

/** Letters and digits that take turns, or letters that no language puts together. People put their year at the end. */
function looksGenerated(local: string): boolean {
  const turns = local.match(/[a-z](?=\d)|\d(?=[a-z])/g)?.length ?? 0;
  const letters = plainLetters(local).replaceAll(' ', '');
  const oddity = letters.length >= 7 ? oddityOf(letters) : null;
  return turns >= 5 || (oddity !== null && oddity > 22);
}
