import { channelCodes, noticeTypes } from '../asking/vocabulary.js';
import { useSay } from '../language/language.js';
import { channelNames, type Endpoint } from './endpoint-shown.js';

export type Channel = Endpoint['channel'];
const usual: readonly string[] = ['alert.opened', 'alert.resolved'];
const categories = [...new Set(noticeTypes.map((type) => type.split('.')[0] ?? ''))];

export function ChannelField({ channel, choose }: { readonly channel: Channel; readonly choose: (channel: Channel) => void }) {
  const say = useSay();
  return (
    <label>
      {say('channel')}
      <select value={channel} onChange={(event) => choose(event.target.value as Channel)}>{channelCodes.map((code) => <option key={code} value={code}>{say(channelNames[code])}</option>)}</select>
    </label>
  );
}

const addressNames = { webhook: 'webhookUrl', slack: 'slackUrl', email: 'mailTo', http: 'webhookUrl' } as const;
const examples = { webhook: 'https://hooks.example.com/tamiz', slack: 'https://hooks.slack.com/services/…', email: 'risk@example.com', http: 'https://case.example.com/alerts' } as const;

/** Where it is told, and what it is called. */
export function AddressFields({ channel, endpoint }: { readonly channel: Channel; readonly endpoint?: Endpoint }) {
  const say = useSay();
  return (
    <>
      <label>{say(addressNames[channel])}<input name="url" required defaultValue={endpoint?.url.replace(/^mailto:/, '')} placeholder={examples[channel]} maxLength={2_000} /></label>
      <label>{say('description')}<input name="description" defaultValue={endpoint?.description} maxLength={500} /></label>
      {channel === 'webhook' && (
        <label>{say('signatureOf')}<select name="signature" defaultValue={endpoint?.signature}><option value="standard">{say('standardSignature')}</option><option value="dregs">{say('dregsSignature')}</option></select></label>
      )}
    </>
  );
}

/** What it asks for: types, or all of a kind, those of later versions too. */
export function TypeFields({ chosen = usual }: { readonly chosen?: readonly string[] }) {
  const say = useSay();
  return (
    <fieldset className="framed told">
      <legend>{say('isTold')}</legend>
      {categories.map((category) => (
        <div key={category}>
          {[`${category}.*`, ...noticeTypes.filter((type) => type.startsWith(`${category}.`))].map((type) => (
            <label key={type} className="check"><input type="checkbox" name="eventTypes" value={type} defaultChecked={chosen.includes(type)} /><code>{type}</code></label>
          ))}
        </div>
      ))}
    </fieldset>
  );
}

/** A request of one's own: a template with places. */
export function RequestFields({ settings = {} }: { readonly settings?: Readonly<Record<string, unknown>> }) {
  const say = useSay();
  return (
    <>
      <label>{say('method')}<select name="method" defaultValue={String(settings['method'] ?? 'POST')}>{['POST', 'PUT', 'PATCH'].map((method) => <option key={method}>{method}</option>)}</select></label>
      <label>{say('contentType')}<select name="contentType" defaultValue={String(settings['contentType'] ?? 'application/json')}>{['application/json', 'application/x-www-form-urlencoded', 'text/plain'].map((type) => <option key={type}>{type}</option>)}</select></label>
      <label>{say('template')}<textarea className="mono" name="body" rows={5} required defaultValue={String(settings['body'] ?? '{"title": "{{type}}", "id": "{{data.alertId}}"}')} maxLength={10_000} /></label>
      <label>{say('headers')}<textarea className="mono" name="headers" rows={2} placeholder="Authorization: Bearer …" /></label>
    </>
  );
}
