import { beginningOf } from '@app/domain';
import { z } from 'zod';
import { defineChannel, readNotice } from './define-channel.js';
import { wordingOf } from './wording.js';

const MOST = 20;
const LONGEST_SUBJECT = 200;
const mailAddress = z.email();

/** A letter to the addresses of a `mailto:` URL, by the SMTP server of the operator. */
export const emailChannel = defineChannel({
  code: 'email',
  title: 'An e-mail',
  isUrl: false,
  mistakeInAddress(url) {
    const addresses = recipients(url);
    if (addresses === null) return 'An e-mail goes to mailto:somebody@example.com, several addresses with commas between them.';
    if (addresses.length > MOST) return `Give at most ${MOST} addresses.`;
    const wrong = addresses.find((address) => !mailAddress.safeParse(address).success);
    return wrong === undefined ? null : `"${wrong}" is not an e-mail address.`;
  },
  settings: z.strictObject({}),
  shown: (settings) => settings,
  compose(message) {
    const { title, lines } = wordingOf(readNotice(message));
    return { by: 'mail', to: recipients(message.url) ?? [], subject: beginningOf(oneLine(title), LONGEST_SUBJECT), text: [title, '', ...lines, '', message.id].join('\n') };
  },
});

function recipients(url: string): readonly string[] | null {
  if (!url.startsWith('mailto:')) return null;
  return url.slice('mailto:'.length).split(',').map((address) => address.trim());
}

/** A line break in a subject would begin a header. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ');
