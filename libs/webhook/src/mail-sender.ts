import { lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import type { AddressGuard } from './address-guard.js';
import type { Answered, Attempt, Failed } from './attempt.js';
import { Deadline, DeadlinePassed } from './deadline.js';
import { withoutNul } from './snippet.js';

export interface MailSenderOptions {
  readonly guard: AddressGuard;
  readonly timeoutMs: number;
  /** smtp:// or smtps://; null: nobody set one up. */
  readonly smtpUrl: string | null;
  readonly from: string;
  /** How a name becomes addresses; the system's way unless given. */
  readonly resolve?: (hostname: string) => Promise<readonly { readonly address: string }[]>;
}

export interface Letter {
  /** The webhook-id, from which the Message-ID is made: mailboxes know a repeat by it. */
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

const resolveAll = promisify(systemLookup);
const systemResolve = (hostname: string) => resolveAll(hostname, { all: true });

/**
 * Hands a letter to the operator's mail server. Fails closed, as webhooks do: the server is resolved here, each address is
 * judged, and the connection goes to one that was judged, by number, while the certificate is still checked against the name.
 */
export class MailSender {
  #closed = false;

  constructor(private readonly options: MailSenderOptions) {}

  /** Never throws: whatever goes wrong belongs into the record of the attempt. */
  async send(letter: Letter): Promise<Attempt> {
    const startedAt = new Date();
    const start = performance.now();
    const outcome = await this.#outcome(letter);
    return { startedAt, durationMs: Math.round(performance.now() - start), outcome };
  }

  /** None starts after it. One that is on its way ends within its timeout. */
  close(): void {
    this.#closed = true;
  }

  async #outcome(letter: Letter): Promise<Answered | Failed> {
    const { smtpUrl, timeoutMs } = this.options;
    if (this.#closed) return { error: 'connection', because: 'This process is stopping and sends nothing more; the next attempt is made by another one.' };
    if (smtpUrl === null) return { error: 'connection', because: 'No mail server is set up; give its URL in SMTP_URL.' };
    const server = new URL(smtpUrl);
    const host = server.hostname.replace(/^\[|\]$/g, '');
    // One for all of it: the look-up counts nothing and nodemailer each stage by itself, and together they could outlast the claim.
    const deadline = new Deadline(timeoutMs);
    try {
      const judged = await deadline.before(this.#judged(host));
      return typeof judged === 'string' ? await this.#hand(letter, server, host, judged, deadline) : judged;
    } catch (thrown) {
      return failure(thrown, host, timeoutMs);
    } finally {
      deadline.clear();
    }
  }

  async #judged(host: string): Promise<string | Failed> {
    const { guard, resolve = systemResolve } = this.options;
    const addresses = isIP(host) ? [host] : (await resolve(host)).map(({ address }) => address);
    const verdicts = addresses.map((address) => ({ address, verdict: guard.judgeAddress(address) }));
    const allowed = verdicts.find(({ verdict }) => verdict.allowed);
    if (allowed) return allowed.address;
    const [because = 'it resolves to no address at all'] = verdicts.flatMap(({ verdict }) => (verdict.allowed ? [] : [verdict.because]));
    return { error: 'refused_address', because: `The mail server ${host} may not be reached: ${because}` };
  }

  async #hand({ id, to, subject, text }: Letter, server: URL, host: string, address: string, deadline: Deadline): Promise<Answered> {
    const { timeoutMs, from } = this.options;
    const secure = server.protocol === 'smtps:';
    const transport = createTransport({
      host: address,
      port: Number(server.port || (secure ? 465 : 587)),
      secure,
      ...(server.username ? { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } } : {}),
      tls: isIP(host) ? {} : { servername: host },
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const sent = await deadline.before(transport.sendMail({ from, to: [...to], subject, text, messageId: `<${id}@tamiz>` }));
      return { status: 250, bodySnippet: withoutNul(sent.response) };
    } finally {
      transport.close();
    }
  }
}

/** The codes of SMTP are not those of HTTP: 503 is no tired server there. So a refusal is told in words and tried again. */
function failure(thrown: unknown, host: string, timeoutMs: number): Failed {
  const { response, code, message } = thrown as { response?: string; code?: string; message?: string };
  if (response) return { error: 'connection', because: `The mail server ${host} refused the letter: ${withoutNul(response)}` };
  if (thrown instanceof DeadlinePassed || code === 'ETIMEDOUT') return { error: 'timeout', because: `The mail server ${host} gave no answer within ${timeoutMs} ms.` };
  return { error: 'connection', because: `The mail server ${host} could not be asked: ${message ?? String(thrown)}. Check SMTP_URL.` };
}
