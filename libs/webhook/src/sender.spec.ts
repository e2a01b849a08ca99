import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AddressGuard } from './address-guard.js';
import { aReceiver } from './receiver.fixture.js';
import { WebhookSender, type WebhookSenderOptions } from './sender.js';
import { newSecret, sign } from './signature.js';

function aSender(more: Partial<WebhookSenderOptions> = {}): WebhookSender {
  const sender = new WebhookSender({ guard: new AddressGuard({ allowedNetworks: ['127.0.0.0/8'] }), timeoutMs: 5_000, userAgent: 'Tamiz/1', ...more });
  onTestFinished(() => sender.close());
  return sender;
}

const at = (port: number, path = '/') => ({ url: `http://127.0.0.1:${port}${path}`, headers: {}, body: '{}' });

describe('a webhook', () => {
  it('arrives byte for byte, so that its signature verifies', async () => {
    const receiver = await aReceiver();
    const secret = newSecret();
    const body = JSON.stringify({ type: 'alert.opened', data: { name: 'Núñez 🙂' } });
    const attempt = await aSender().send({ ...at(receiver.port, '/in?team=7'), body, headers: sign({ secrets: [secret], id: 'msg_1', timestamp: new Date(), body }) });
    expect(attempt).toMatchObject({ startedAt: expect.any(Date), durationMs: expect.any(Number), outcome: { status: 200, bodySnippet: 'ok' } });
    const [got] = receiver.requests();
    expect(got).toMatchObject({ url: '/in?team=7', headers: { 'content-type': 'application/json', 'user-agent': 'Tamiz/1' } });
    expect(new Webhook(secret).verify(got?.body ?? '', got?.headers as Record<string, string>)).toEqual(JSON.parse(body));
  });

  it('does not follow a redirect', async () => {
    const elsewhere = await aReceiver();
    const receiver = await aReceiver((_, response) => response.writeHead(302, { location: `http://127.0.0.1:${elsewhere.port}/` }).end());
    expect(await aSender().send(at(receiver.port))).toMatchObject({ outcome: { status: 302 } });
    expect(elsewhere.connections()).toBe(0);
  });

  it('goes to its receiver even where the environment names a proxy', async () => {
    const [proxy, receiver] = [await aReceiver(), await aReceiver()];
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) vi.stubEnv(name, `http://127.0.0.1:${proxy.port}`);
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await aSender().send(at(receiver.port))).toMatchObject({ outcome: { status: 200 } });
    expect(proxy.connections()).toBe(0);
  });
});

describe('an answer', () => {
  it.each([
    ['seconds', () => '7', 7_000, 7_000],
    ['a date', () => new Date(Date.now() + 60_000).toUTCString(), 50_000, 60_000],
  ])('that asks to wait by %s is recorded so', async (_, header, least, most) => {
    const receiver = await aReceiver((_request, response) => response.writeHead(429, { 'retry-after': header() }).end());
    const { outcome } = await aSender().send(at(receiver.port));
    expect(outcome).toMatchObject({ status: 429 });
    const wait = 'status' in outcome ? outcome.retryAfterMs : undefined;
    expect(wait).toBeGreaterThanOrEqual(least);
    expect(wait).toBeLessThanOrEqual(most);
  });

  it('of 5 MB is read only as far as it is kept', async () => {
    const receiver = await aReceiver((_, response) => response.end('€'.repeat(1_700_000)));
    const { outcome } = await aSender().send(at(receiver.port));
    // 20,480 bytes end inside a character of three, whose start is dropped.
    expect(outcome).toEqual({ status: 200, bodySnippet: '€'.repeat(6_826), cut: 'size' });
    await vi.waitFor(async () => expect(await receiver.open()).toBe(0));
  });

  it('keeps no NUL, which PostgreSQL would refuse', async () => {
    const receiver = await aReceiver((_, response) => response.writeHead(500).end('a\0b'));
    expect((await aSender().send(at(receiver.port))).outcome).toEqual({ status: 500, bodySnippet: 'a\uFFFDb' });
  });

  it('whose text drips is cut at the deadline, and its status counts', async () => {
    const receiver = await aReceiver((_, response) => {
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    });
    const attempt = await aSender({ timeoutMs: 200 }).send(at(receiver.port));
    expect(attempt.outcome).toMatchObject({ status: 200, cut: 'deadline', bodySnippet: expect.stringMatching(/^\.+$/) });
    expect(attempt.durationMs).toBeLessThan(1_000);
    await vi.waitFor(async () => expect(await receiver.open()).toBe(0));
  });

  it('that breaks off after its status counts as that status', async () => {
    const receiver = await aReceiver((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    expect((await aSender().send(at(receiver.port))).outcome).toEqual({ status: 200, bodySnippet: 'half', cut: 'connection' });
  });
});

describe('no answer', () => {
  it.each([
    ['says nothing', ''],
    ['drips its headers', 'HTTP/1.1 200 OK\r\nx-slow: '],
  ])('from a server that %s is a timeout at the deadline', async (_, start) => {
    const server = createServer((socket) => {
      if (start) socket.write(start);
      const drip = setInterval(() => start && socket.write('.'), 10);
      socket.on('close', () => clearInterval(drip)).on('error', () => socket.destroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const attempt = await aSender({ timeoutMs: 200 }).send(at((server.address() as AddressInfo).port));
    expect(attempt.outcome).toEqual({ error: 'timeout', because: '127.0.0.1 gave no answer within 200 ms; let it answer first and do its work afterwards.' });
    expect(attempt.durationMs).toBeLessThan(1_000);
  });

  it('from a resolver is a timeout at the deadline, also for the send that waits behind', async () => {
    const sender = aSender({ timeoutMs: 400, connectionsPerOrigin: 1, resolve: () => undefined });
    const webhook = { url: 'https://hooks.example.com/', headers: {}, body: '' };
    for (const attempt of await Promise.all([sender.send(webhook), sender.send(webhook)])) {
      expect(attempt.outcome).toMatchObject({ error: 'timeout' });
      expect(attempt.durationMs).toBeLessThan(700);
    }
  });

  it('because nobody listens, because the name is unknown, or because a header cannot be sent is a connection error', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    expect((await aSender().send(at(port))).outcome).toMatchObject({ error: 'connection', because: expect.stringContaining('ECONNREFUSED') });
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND hooks.example.com'), { code: 'ENOTFOUND' });
    const lost = aSender({ resolve: (_name, _options, callback) => callback(unknown, []) });
    expect((await lost.send({ url: 'https://hooks.example.com/', headers: {}, body: '' })).outcome).toMatchObject({ error: 'connection', because: expect.stringContaining('ENOTFOUND') });
    expect((await aSender().send({ ...at(port), headers: { 'x-bad': 'a\r\nb' } })).outcome).toMatchObject({ error: 'connection' });
  });
});

describe('many sends', () => {
  it('200 at once all arrive, over no more connections than one origin may have', async () => {
    const receiver = await aReceiver();
    const sender = aSender({ connectionsPerOrigin: 10 });
    const attempts = await Promise.all(Array.from({ length: 200 }, (_, index) => sender.send(at(receiver.port, `/${index}`))));
    expect(attempts.every(({ outcome }) => 'status' in outcome && outcome.status === 200)).toBe(true);
    expect(new Set(receiver.requests().map(({ url }) => url)).size).toBe(200);
    expect(receiver.connections()).toBeLessThanOrEqual(10);
  });

  it('to many origins keep the connections of the latest only', async () => {
    const receiver = await aReceiver();
    const sender = aSender({ maxOrigins: 5, resolve: (_name, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]) });
    const to = (index: number) => sender.send({ ...at(0), url: `http://hooks-${index}.example.com:${receiver.port}/` });
    const attempts = await Promise.all(Array.from({ length: 60 }, (_, index) => to(index)));
    expect(attempts.every(({ outcome }) => 'status' in outcome)).toBe(true);
    await vi.waitFor(async () => expect(await receiver.open()).toBeLessThanOrEqual(5));
    for (const index of [1, 2, 3, 4, 5, 1, 6]) await to(index);
    const before = receiver.connections();
    for (const index of [1, 3, 4, 5, 6]) await to(index);
    expect(receiver.connections()).toBe(before);
    await to(2);
    expect(receiver.connections()).toBe(before + 1);
  });

  it('end before close does, and none starts after it', async () => {
    const receiver = await aReceiver((_, response) => setImmediate(() => response.end('late')));
    const sender = aSender();
    const running = sender.send(at(receiver.port));
    await sender.close();
    expect((await running).outcome).toMatchObject({ status: 200, bodySnippet: 'late' });
    expect((await sender.send(at(receiver.port))).outcome).toMatchObject({ error: 'connection', because: expect.stringContaining('stopping') });
    expect(receiver.requests()).toHaveLength(1);
  });
});
