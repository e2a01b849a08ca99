import { z } from 'zod';
import { defineChannel, type Message, readNotice } from './define-channel.js';
import { fillForm, fillHeader, fillJson, fillText, fillUrl } from './template/fill.js';
import { mistakeInTemplate, piecesOf } from './template/template.js';

const forms = { 'application/json': fillJson, 'application/x-www-form-urlencoded': fillForm, 'text/plain': fillText } as const;
const contentTypes = Object.keys(forms) as [keyof typeof forms, ...(keyof typeof forms)[]];

/** What belongs to the connection or to the signature. */
const ours = /^(host|connection|keep-alive|content-length|content-type|transfer-encoding|te|trailer|upgrade|expect|user-agent|proxy-.*|webhook-.*|x-dregs-.*)$/i;
const HIDDEN = '…';

const template = (longest: number) =>
  z.string({ error: 'Use a text.' }).max(longest, `Use at most ${longest} characters.`).superRefine((text, check) => {
    const message = text.includes('\u0000') ? 'The character U+0000 cannot be stored.' : mistakeInTemplate(text);
    if (message) check.addIssue({ code: 'custom', message });
  });

const settings = z
  .strictObject({
    method: z.enum(['POST', 'PUT', 'PATCH'], { error: 'Use POST, PUT or PATCH.' }).default('POST'),
    contentType: z.enum(contentTypes, { error: `Use ${contentTypes.join(', ')}.` }).default('application/json'),
    body: template(10_000).meta({ description: 'With places such as {{data.alertId}}, filled and escaped for where they stand.' }),
    headers: z
      .record(z.string(), template(1_000).regex(/^[ -~]*$/, 'Use visible ASCII.'))
      .default({})
      .superRefine((headers, check) => {
        const names = Object.keys(headers);
        if (names.length > 20) check.addIssue({ code: 'custom', message: 'Give at most 20 headers.' });
        for (const name of names) {
          if (!/^[A-Za-z0-9-]{1,64}$/.test(name)) check.addIssue({ code: 'custom', path: [name], message: 'Use letters, digits and hyphens.' });
          else if (ours.test(name)) check.addIssue({ code: 'custom', path: [name], message: 'This header is ours.' });
        }
      })
      .meta({ description: `What the receiver wants to be told by. Their values are shown as ${HIDDEN}: they may be secret.` }),
  })
  .superRefine(({ body, contentType }, check) => {
    if (contentType === 'application/json' && mistakeInTemplate(body) === null && !isJson(fillJson(body, {}))) check.addIssue({ code: 'custom', path: ['body'], message: 'Filled with values it is not JSON: {{places}} stand inside strings, or where a value stands.' });
  });

/** A request of any system, written as templates. No code runs in them. */
export const httpChannel = defineChannel({
  code: 'http',
  title: 'A request of your own',
  isUrl: true,
  mistakeInAddress(url) {
    const mistake = mistakeInTemplate(url);
    if (mistake) return mistake;
    const [first] = piecesOf(url);
    return typeof first === 'string' && /^https?:\/\/[^/?#]+[/?#]/.test(first) || piecesOf(url).length === 1 ? null : 'A place can stand in the path or behind the question mark; whom it is sent to is written out.';
  },
  settings,
  shown: (own) => ({ ...own, headers: Object.fromEntries(Object.keys(own.headers).map((name) => [name, HIDDEN])) }),
  compose(message, { method, contentType, body, headers }) {
    const notice = contextOf(message);
    const filled = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), fillHeader(value, notice)] as const);
    return { by: 'request', method, url: fillUrl(message.url, notice), headers: { ...Object.fromEntries(filled), 'content-type': contentType }, body: forms[contentType](body, notice), signed: true };
  },
});

const contextOf = (message: Message) => ({ ...readNotice(message), id: message.id });

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
