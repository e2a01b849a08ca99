import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newSecret, sign, signAsDregs } from './signature.js';

const now = () => Math.floor(Date.now() / 1000);
const body = '{"type":"alert.opened","data":{"note":"niño 🙂"}}';

describe('newSecret', () => {
  it('is 32 random bytes in base64 behind whsec_', () => {
    const secrets = new Set(Array.from({ length: 50 }, newSecret));
    expect(secrets.size).toBe(50);
    for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });
});

describe('sign', () => {
  it('is accepted by the reference library, whatever the body', () => {
    const secret = newSecret();
    fc.assert(
      fc.property(fc.jsonValue(), fc.uuid(), (value, id) => {
        const text = JSON.stringify(value);
        const read = new Webhook(secret).verify(text, sign({ secrets: [secret], id, timestamp: new Date(), body: text }));
        expect(read).toEqual(JSON.parse(text));
      }),
      { numRuns: 100 },
    );
  });

  it('is accepted under the old and the new secret while a rotation overlaps', () => {
    const [fresh, old] = [newSecret(), newSecret()];
    const headers = sign({ secrets: [fresh, old], id: 'msg_1', timestamp: now(), body });
    expect(headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    for (const secret of [fresh, old]) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  });

  it.each([
    ['another secret', () => ({ verifiedWith: newSecret() }), 'No matching signature'],
    ['another body', () => ({ body: `${body} ` }), 'No matching signature'],
    ['another id', () => ({ headers: { 'webhook-id': 'msg_2' } }), 'No matching signature'],
    ['an age of 301 seconds', () => ({ timestamp: now() - 301 }), 'too old'],
    ['301 seconds ahead', () => ({ timestamp: now() + 302 }), 'too new'],
  ])('is refused by the reference library with %s', (_, change: () => Change, says) => {
    const secret = newSecret();
    const changed = change();
    const headers = { ...sign({ secrets: [secret], id: 'msg_1', timestamp: changed.timestamp ?? now(), body }), ...changed.headers };
    expect(() => new Webhook(changed.verifiedWith ?? secret).verify(changed.body ?? body, headers)).toThrow(says);
  });

  it.each([
    ['no secret', { secrets: [] }, 'has no secret'],
    ['an id with a dot', { id: 'msg.1' }, '"msg.1" cannot be signed'],
    ['an id that breaks the header', { id: 'msg\r\nx: 1' }, 'cannot be signed'],
    ['no id', { id: '' }, 'cannot be signed'],
    ['milliseconds', { timestamp: 1_700_000_000_000 }, 'seconds instead of milliseconds'],
    ['an invalid date', { timestamp: new Date('never') }, 'not a whole number'],
    ['a secret without its prefix', { secrets: ['c2VjcmV0'] }, 'not "whsec_" followed by base64'],
    ['a secret of 6 bytes', { secrets: ['whsec_c2VjcmV0'] }, 'holds 6 bytes'],
  ])('refuses %s instead of sending what nobody can verify', (_, change, says) => {
    const asked = { secrets: [newSecret()], id: 'msg_1', timestamp: 1_700_000_000, body, ...change };
    expect(() => sign(asked)).toThrow(says);
  });

  it('never shows a secret in a message', () => {
    expect(() => sign({ secrets: ['whsec_dG9wc2VjcmV0'], id: 'a', timestamp: 1, body })).toThrow(expect.not.objectContaining({ message: expect.stringContaining('dG9wc2VjcmV0') }));
  });
});

describe('signAsDregs', () => {
  it('gives the hex of the HMAC over the raw body, by the secret as it was shown', () => {
    const secret = newSecret();
    const headers = signAsDregs({ secret, event: 'IDENTITY_SCORED', at: new Date('2026-01-20T14:15:32.456Z'), body });
    expect(headers).toEqual({ 'x-dregs-signature': createHmac('sha256', secret).update(Buffer.from(body)).digest('hex'), 'x-dregs-timestamp': '2026-01-20T14:15:32.456Z', 'x-dregs-event': 'IDENTITY_SCORED' });
    expect(headers['x-dregs-signature']).toMatch(/^[0-9a-f]{64}$/);
  });
});

interface Change {
  verifiedWith?: string;
  body?: string;
  headers?: Record<string, string>;
  timestamp?: number;
}
