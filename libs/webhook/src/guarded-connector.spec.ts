import type { LookupAddress } from 'node:dns';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AddressGuard, type Verdict } from './address-guard.js';
import type { Resolve } from './guarded-connector.js';
import { TEST_CERTIFICATE, aReceiver } from './receiver.fixture.js';
import { WebhookSender, type WebhookSenderOptions } from './sender.js';

const answering = (...addresses: LookupAddress[]): Resolve => (_name, _options, callback) => callback(null, addresses);
const v4 = (address: string) => ({ address, family: 4 });

function aSender(guard: AddressGuard, more: Partial<WebhookSenderOptions> = {}): WebhookSender {
  const sender = new WebhookSender({ guard, timeoutMs: 5_000, userAgent: 'Tamiz', extraAuthorities: [TEST_CERTIFICATE], ...more });
  onTestFinished(() => sender.close());
  return sender;
}

const refused = { outcome: { error: 'refused_address' } };
const answered = { outcome: { status: 200 } };
const post = { headers: {}, body: '{}' };

/** Each of them reaches a server on this machine when nobody guards. */
const waysIn = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '0177.1', '127.1', '0.0.0.0', '[::]', '0'];

describe('a server on this machine', () => {
  it.each(waysIn)('is not even connected to by way of %s', async (host) => {
    const receiver = await aReceiver();
    // The port is public and a network is open, so that neither port, scheme nor name hides what the address check does.
    const sender = aSender(new AddressGuard({ allowedNetworks: ['203.0.113.0/24'], publicPorts: [receiver.port] }));
    for (const scheme of ['http', 'https']) expect(await sender.send({ ...post, url: `${scheme}://${host}:${receiver.port}/` })).toMatchObject(refused);
    expect(receiver.connections()).toBe(0);
  });

  it.each(['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '127.1'])('is reached by way of %s once its network is open', async (host) => {
    const receiver = await aReceiver();
    const sender = aSender(new AddressGuard({ allowedNetworks: ['127.0.0.0/8', '::1/128'] }));
    expect(await sender.send({ ...post, url: `http://${host}:${receiver.port}/` })).toMatchObject(answered);
    expect(receiver.requests()).toHaveLength(1);
  });
});

describe('a name', () => {
  it.each(['https://redis/', 'https://metadata.goog/', 'http://hooks.example.com/', 'https://ana:pw@hooks.example.com/', 'https://hooks.example.com:22/', 'gopher://hooks.example.com/'])(
    'in %s is not even resolved',
    async (url) => {
      let resolved = 0;
      const resolve: Resolve = (_name, _options, callback) => callback(null, [v4(`127.0.0.${(resolved += 1)}`)]);
      expect(await aSender(new AddressGuard({ allowedNetworks: [] }), { resolve }).send({ ...post, url })).toMatchObject(refused);
      expect(resolved).toBe(0);
    },
  );

  it.each(['127.0.0.1', '169.254.169.254', '10.0.0.1'])('that resolves to %s is refused, and nothing is connected', async (address) => {
    const receiver = await aReceiver();
    const sender = aSender(new AddressGuard({ allowedNetworks: [], publicPorts: [receiver.port] }), { resolve: answering(v4(address)) });
    const attempt = await sender.send({ ...post, url: `https://hooks.example.com:${receiver.port}/` });
    expect(attempt).toMatchObject({ outcome: { error: 'refused_address', because: expect.stringContaining(`hooks.example.com resolves to no address that may be reached: ${address} is`) } });
    expect(receiver.connections()).toBe(0);
  });

  it('with a good and a bad address is reached on the good one only', async () => {
    const receiver = await aReceiver();
    const sender = aSender(new AddressGuard({ allowedNetworks: ['127.0.0.2/32'] }), { resolve: answering(v4('127.0.0.1'), { address: '::1', family: 6 }, v4('127.0.0.2')) });
    expect(await sender.send({ ...post, url: `http://hooks.example.com:${receiver.port}/` })).toMatchObject(answered);
    expect(receiver.requests()[0]?.headers.host).toBe(`hooks.example.com:${receiver.port}`);
  });

  it('that changes to an inside address after the guard was asked is judged on its new address', async () => {
    const receiver = await aReceiver((_, response) => response.setHeader('connection', 'close').end());
    const answers = [v4('127.0.0.2'), v4('127.0.0.1')];
    const resolve: Resolve = (_name, _options, callback) => callback(null, answers.splice(0, 1));
    const sender = aSender(new AddressGuard({ allowedNetworks: ['127.0.0.2/32'] }), { resolve });
    const url = `http://hooks.example.com:${receiver.port}/`;
    expect(await sender.send({ ...post, url })).toMatchObject(answered);
    expect(await sender.send({ ...post, url })).toMatchObject(refused);
    expect(receiver.requests()).toHaveLength(1);
  });
});

it('sends nothing to a connected peer that is not who was judged', async () => {
  /** Stands for whatever moves a connection below us: a transparent proxy, a rewritten route. */
  class SeesThroughTheSocket extends AddressGuard {
    asked = 0;
    override judgePeer(url: URL, ip: string): Verdict {
      this.asked += 1;
      return this.asked === 1 ? super.judgePeer(url, ip) : { allowed: false, because: `${ip} is somebody else.` };
    }
  }
  const receiver = await aReceiver();
  const sender = aSender(new SeesThroughTheSocket({ allowedNetworks: ['127.0.0.0/8'] }), { resolve: answering(v4('127.0.0.1')) });
  const attempt = await sender.send({ ...post, url: `http://hooks.example.com:${receiver.port}/` });
  expect(attempt.outcome).toEqual({ error: 'refused_address', because: '127.0.0.1 is somebody else.' });
  expect({ connections: receiver.connections(), requests: receiver.requests().length }).toEqual({ connections: 1, requests: 0 });
});

describe('https', () => {
  const guard = new AddressGuard({ allowedNetworks: ['127.0.0.0/8'] });
  const resolve = answering(v4('127.0.0.1'));

  it('is spoken with the name of the URL, whatever host the caller names', async () => {
    const receiver = await aReceiver(undefined, { tls: true });
    const sender = aSender(guard, { resolve });
    const attempt = await sender.send({ ...post, url: `https://hooks.example.com:${receiver.port}/`, headers: { Host: 'evil.example' } });
    expect(attempt).toMatchObject(answered);
    expect(receiver.requests()[0]?.headers.host).toBe(`hooks.example.com:${receiver.port}`);
  });

  it.each([
    ['a certificate that nobody vouches for', 'hooks.example.com', { extraAuthorities: [] }],
    ['a certificate for another name', 'other.example.com', {}],
  ])('is not spoken with %s', async (_, host, more) => {
    const receiver = await aReceiver(undefined, { tls: true });
    const attempt = await aSender(guard, { resolve, ...more }).send({ ...post, url: `https://${host}:${receiver.port}/` });
    expect(attempt).toMatchObject({ outcome: { error: 'connection', because: expect.stringContaining('certificate') } });
    expect(receiver.requests()).toHaveLength(0);
  });
});
