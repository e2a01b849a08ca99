import type { Asked } from '../asking/api.js';
import type { Channel } from './endpoint-fields.js';

type Input = Asked<'POST /webhooks/endpoints'>['body'];
type Types = NonNullable<Input['eventTypes']>;

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** What the fields of an endpoint say; the API checks it. */
export function readFields(form: FormData, channel: Channel): Input {
  const signature = text(form, 'signature');
  return {
    url: channel === 'email' ? `mailto:${text(form, 'url')}` : text(form, 'url'),
    description: text(form, 'description'),
    eventTypes: form.getAll('eventTypes').map(String) as Types,
    ...(signature ? { signature: signature as NonNullable<Input['signature']> } : {}),
    ...(form.has('body') ? { settings: { method: text(form, 'method'), contentType: text(form, 'contentType'), body: text(form, 'body'), headers: readHeaders(text(form, 'headers')) } } : {}),
  };
}

/** `Name: value`, one a line. */
export function readHeaders(lines: string): Record<string, string> {
  const named = lines.split('\n').filter((line) => line.trim() !== '').map((line): [string, string] => {
    const at = line.indexOf(':');
    return at === -1 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
  return Object.fromEntries(named);
}
