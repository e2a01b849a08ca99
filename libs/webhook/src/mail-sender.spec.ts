import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aMailServer as open } from '../../../test/support/mail-server.js';
import { AddressGuard } from './address-guard.js';
import { MailSender, type MailSenderOptions } from './mail-sender.js';

/** Until the end of the test. */
async function aMailServer(options?: { refuses: boolean }) {
  const server = await open(options);
  onTestFinished(server.close);
  return server;
}

/** One that says this once it has a letter, as it stands. */
async function aServerThatSays(taken: string) {
  const server = createServer((socket) => {
    socket.setEncoding('utf8').write('220 mail.example.com\r\n');
    socket.on('data', (said: string) => void socket.write(said.startsWith('DATA') ? '354 Go on\r\n' : said.endsWith('\r\n.\r\n') ? `${taken}\r\n` : '250 OK\r\n'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const letter = { id: 'msg_1', to: ['ana@example.com', 'bea@example.com'], subject: 'Alert (HIGH): Bots – ñandú', text: 'HUMANITY is 20, below 30.' };
const aSender = (port: number, options: Partial<MailSenderOptions> = {}) =>
  new MailSender({ guard: new AddressGuard({ allowedNetworks: ['127.0.0.0/8'] }), timeoutMs: 2_000, smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Tamiz <tamiz@example.com>', ...options });

describe('a letter', () => {
  it('is handed to the mail server, under an id that its repeats share', async () => {
    const { port, taken } = await aMailServer();
    expect((await aSender(port).send(letter)).outcome).toMatchObject({ status: 250 });
    expect(taken).toMatchObject([{ to: letter.to, text: expect.stringContaining('HUMANITY is 20, below 30.') }]);
    expect(taken[0]?.text).toContain('Message-ID: <msg_1@tamiz>');
  });

  it('is recorded without a NUL of the server’s, which PostgreSQL would refuse: the letter would go out again and again', async () => {
    const port = await aServerThatSays('250 queued\0as 7');
    expect((await aSender(port).send(letter)).outcome).toEqual({ status: 250, bodySnippet: '250 queued\uFFFDas 7' });
  });

  it('that the server refuses, and one for which nobody set up a server, is told in words', async () => {
    const { port } = await aMailServer({ refuses: true });
    expect((await aSender(port).send(letter)).outcome).toMatchObject({ error: 'connection', because: expect.stringContaining('No such mailbox') });
    expect((await aSender(port, { smtpUrl: null }).send(letter)).outcome).toMatchObject({ error: 'connection', because: expect.stringContaining('SMTP_URL') });
  });

  it('does not wait for a server that says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    expect((await aSender((silent.address() as AddressInfo).port, { timeoutMs: 100 }).send(letter)).outcome).toMatchObject({ error: 'timeout' });
  });

  it('does not wait for a server whose name never resolves', async () => {
    const sender = aSender(0, { timeoutMs: 100, smtpUrl: 'smtp://mail.example.com', resolve: () => new Promise(() => undefined) });
    expect((await sender.send(letter)).outcome).toMatchObject({ error: 'timeout', because: expect.stringContaining('mail.example.com') });
  });

  it('goes to no server inside, by number or by name', async () => {
    const { port, taken } = await aMailServer();
    const guard = new AddressGuard({ allowedNetworks: [] });
    expect((await aSender(port, { guard }).send(letter)).outcome).toMatchObject({ error: 'refused_address' });
    const byName = aSender(port, { guard, smtpUrl: `smtp://mail.example.com:${port}`, resolve: async () => [{ address: '127.0.0.1' }] });
    expect((await byName.send(letter)).outcome).toMatchObject({ error: 'refused_address', because: expect.stringContaining('mail.example.com') });
    expect(taken).toEqual([]);
  });

  it('is not sent after close', async () => {
    const { port, taken } = await aMailServer();
    const sender = aSender(port);
    sender.close();
    expect((await sender.send(letter)).outcome).toMatchObject({ error: 'connection', because: expect.stringContaining('stopping') });
    expect(taken).toEqual([]);
  });
});
