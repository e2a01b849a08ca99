import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface TakenLetter {
  readonly to: readonly string[];
  readonly text: string;
}

/** Somebody's mail server, which keeps what it took. */
export async function aMailServer({ refuses = false } = {}): Promise<{ port: number; taken: TakenLetter[]; close: () => Promise<void> }> {
  const taken: TakenLetter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refuses ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString()));
      stream.on('end', () => {
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return { port: (server.server.address() as AddressInfo).port, taken, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
