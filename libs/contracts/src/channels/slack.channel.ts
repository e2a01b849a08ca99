import { beginningOf } from '@app/domain';
import { z } from 'zod';
import { defineChannel, readNotice } from './define-channel.js';
import { wordingOf } from './wording.js';

/** What Slack takes in one text block. */
const LONGEST = 2_900;

/** A message by an incoming webhook. Its URL is the secret; Slack reads no signature. */
export const slackChannel = defineChannel({
  code: 'slack',
  title: 'A message in Slack',
  isUrl: true,
  mistakeInAddress: () => null,
  settings: z.strictObject({}),
  shown: (settings) => settings,
  compose(message) {
    const { title, lines } = wordingOf(readNotice(message));
    const text = [`*${escaped(title)}*`, ...lines.map(escaped)].join('\n');
    const body = { text: escaped(title), blocks: [{ type: 'section', text: { type: 'mrkdwn', text: beginningOf(text, LONGEST) } }] };
    return { by: 'request', method: 'POST', url: message.url, headers: {}, body: JSON.stringify(body), signed: false };
  },
});

/** The three signs that Slack reads: without this a person called <!channel> would wake everybody. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
