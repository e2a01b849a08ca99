import { describe, expect, it } from 'vitest';
import { endpointInput } from '../webhooks/endpoint-input.js';
import { notices } from '../webhooks/notices/catalogue.js';
import { noticeExample } from '../webhooks/notices/define-notice.js';
import { channels, composeParcel } from './catalogue.js';

const at = new Date('2026-11-22T10:00:00Z');
const messageOf = (notice: object, { url = 'https://hooks.example.com/in', signature = 'standard' } = {}) => ({ id: 'msg_1', body: JSON.stringify(notice), endpointId: 'endpoint', url, at, signature });
const alertFor = (externalId: string) => ({
  sequence: 7,
  type: 'alert.opened',
  timestamp: '2026-11-20T13:00:01.204Z',
  data: { severity: 'HIGH', ruleName: 'Bots & co', entity: { id: 'id', externalId }, because: 'HUMANITY is 20, below 30.', reasons: [{ because: 'A headless browser.' }] },
});
const addresses: Record<string, { url: string; settings: object }> = {
  webhook: { url: 'https://hooks.example.com/in', settings: {} },
  slack: { url: 'https://hooks.slack.com/services/a/b/c', settings: {} },
  email: { url: 'mailto:ana@example.com', settings: {} },
  http: { url: 'https://tickets.example.com/{{data.alertId}}', settings: { body: '{"text":"{{type}}"}' } },
};

describe('every channel', () => {
  it.each(channels.map((channel) => [channel.code, channel] as const))('%s composes every notice, whatever it tells', (code, channel) => {
    const { url, settings } = addresses[code] ?? { url: '', settings: {} };
    expect(channel.mistakeInAddress(url)).toBeNull();
    const read = channel.settings.parse(settings);
    for (const notice of notices) {
      const parcel = composeParcel(code, messageOf(noticeExample(notice), { url }), read);
      expect(parcel.by === 'mail' ? parcel.text : parcel.body).not.toBe('');
    }
  });

  it('refuses what it does not know', () => {
    for (const { settings } of channels) expect(settings.safeParse({ body: '{}', smtp: 'mail.example.com' }).success).toBe(false);
  });
});

describe('webhook', () => {
  it('sends the stored text as it is', () => {
    expect(composeParcel('webhook', messageOf(alertFor('ana')), {})).toMatchObject({ method: 'POST', body: JSON.stringify(alertFor('ana')), signed: true });
  });

  it('adds the names of Dregs, with the moment of the attempt, for whoever asked for them', () => {
    const parcel = composeParcel('webhook', messageOf(alertFor('ana'), { signature: 'dregs' }), {}) as { body: string };
    expect(JSON.parse(parcel.body)).toMatchObject({ event: 'ALERT_OPENED', timestamp: '2026-11-22T10:00:00.000Z', channelId: 'endpoint', type: 'alert.opened', sequence: 7, happenedAt: '2026-11-20T13:00:01.204Z' });
  });
});

describe('slack', () => {
  it('lets nobody speak to the channel by his name', () => {
    const { body } = composeParcel('slack', messageOf(alertFor('<!channel>')), {}) as { body: string };
    expect(body).not.toContain('<!channel>');
    expect((JSON.parse(body) as { text: string }).text).toBe('Alert (HIGH): Bots &amp; co – &lt;!channel&gt;');
    expect(body).toContain('A headless browser.');
  });
});

describe('email', () => {
  it.each([
    ['mailto:ana@example.com', null],
    ['mailto:ana@example.com, bea@example.com', null],
    ['https://example.com/', expect.stringContaining('mailto:')],
    ['mailto:', expect.stringContaining('not an e-mail address')],
    ['mailto:ana@example.com?bcc=eve@example.com', expect.stringContaining('not an e-mail address')],
    ['mailto:ana@example.com%0d%0abcc:eve@example.com', expect.stringContaining('not an e-mail address')],
  ])('takes %s: %s', (url, expected) => {
    expect(channels.find(({ code }) => code === 'email')?.mistakeInAddress(url)).toEqual(expected);
  });

  it('begins no header with what somebody is called', () => {
    const parcel = composeParcel('email', messageOf(alertFor('ana\r\nBcc: eve@example.com'), { url: 'mailto:ana@example.com' }), {});
    expect(parcel).toMatchObject({ by: 'mail', to: ['ana@example.com'], subject: 'Alert (HIGH): Bots & co – ana Bcc: eve@example.com' });
  });
});

describe('http', () => {
  const compose = (settings: object, externalId = 'ana', url = 'https://tickets.example.com/new') => {
    const read = endpointInput.parse({ channel: 'http', url, settings });
    const parsed = channels.find(({ code }) => code === 'http')?.settings.parse(read.settings);
    return composeParcel('http', messageOf(alertFor(externalId), { url }), parsed) as { url: string; body: string; headers: Record<string, string>; method: string };
  };
  const nasty = '"},"admin":true,"x":{"y":"\n\\';

  it('fills JSON so that a value stays a value', () => {
    const { body } = compose({ body: '{"who":"by {{data.entity.externalId}}","all":{{data.reasons}},"none":{{data.nothing}},"n":{{sequence}}}' }, nasty);
    expect(JSON.parse(body)).toEqual({ who: `by ${nasty}`, all: [{ because: 'A headless browser.' }], none: null, n: 7 });
  });

  it('fills forms, paths and headers so that a value adds no field, no segment and no header', () => {
    const form = compose({ contentType: 'application/x-www-form-urlencoded', body: 'who={{data.entity.externalId}}&n={{sequence}}' }, 'a&n=8');
    expect(form.body).toBe('who=a%26n%3D8&n=7');
    expect(compose({ body: '{}' }, '../admin?x#y', 'https://t.example.com/a/{{data.entity.externalId}}/b').url).toBe('https://t.example.com/a/..%2Fadmin%3Fx%23y/b');
    expect(new URL(compose({ body: '{}' }, '..', 'https://t.example.com/a/{{data.entity.externalId}}/b').url).pathname).toBe('/a/-/b');
    expect(compose({ body: '{}', headers: { 'X-Who': '{{data.entity.externalId}}' } }, 'a\r\nx: 1').headers).toEqual({ 'x-who': 'a??x: 1', 'content-type': 'application/json' });
  });

  it('runs nothing and finds nothing but what the notice says', () => {
    const { body } = compose({ contentType: 'text/plain', body: '{{data.constructor}}|{{data.__proto__}}|{{data.reasons.0.because}}|{{data.reasons.length}}|{{id}}' });
    expect(body).toBe('||A headless browser.|1|msg_1');
  });

  it.each([
    ['a place that is no path', { body: '{"a":"{{data.x + 1}}"}' }, 'is not a place'],
    ['half a place', { body: '{"a":"{{data"}' }, 'without its }}'],
    ['what is not JSON', { body: '{"a": {{data.x}}' }, 'it is not JSON'],
    ['a header of ours', { body: '{}', headers: { 'Webhook-Id': 'x' } }, 'This header is ours'],
    ['a header of the connection, which nobody could send', { body: '{}', headers: { 'Keep-Alive': 'timeout=5' } }, 'This header is ours'],
    ['a header that breaks the line', { body: '{}', headers: { 'X-A': 'a\r\nb' } }, 'visible ASCII'],
    ['no body', {}, 'Use a text'],
  ])('refuses %s', (_story, settings, says) => {
    const read = endpointInput.safeParse({ channel: 'http', url: 'https://tickets.example.com/', settings });
    expect(read.error?.issues.map(({ message }) => message).join(' ')).toContain(says);
  });

  it('lets no value choose whom it is sent to', () => {
    for (const url of ['https://{{data.host}}/', 'https://a.example.com{{data.x}}/', '{{data.url}}']) expect(endpointInput.safeParse({ channel: 'http', url, settings: { body: '{}' } }).success, url).toBe(false);
  });

  it('shows no header', () => {
    const http = channels.find(({ code }) => code === 'http');
    expect(JSON.stringify(http?.shown({ ...http.settings.parse({ body: '{}', headers: { authorization: 'Bearer secret' } }) } as never))).not.toContain('secret');
  });
});
