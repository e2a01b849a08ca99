import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A real server on this machine, of IPv4 and IPv6, that counts who came and who got a request through. */
export interface Receiver {
  readonly port: number;
  readonly connections: () => number;
  readonly requests: () => readonly ReceivedRequest[];
  readonly open: () => Promise<number>;
}

export interface ReceivedRequest {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export async function aReceiver(answer: Answer = (_, response) => response.end('ok'), { tls = false } = {}): Promise<Receiver> {
  let connections = 0;
  const requests: ReceivedRequest[] = [];
  const server = tls ? createTlsServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }) : createServer();
  server.on('connection', () => (connections += 1));
  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    requests.push({ url: request.url ?? '', headers: request.headers, body });
    answer(request, response);
  });
  server.listen(0, '::');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const open = () => new Promise<number>((settle, fail) => server.getConnections((error, count) => (error ? fail(error) : settle(count))));
  return { port: (server.address() as AddressInfo).port, connections: () => connections, requests: () => requests, open };
}

/** For hooks.example.com, made for these tests and trusted nowhere else. */
export const TEST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBrDCCAVOgAwIBAgIUVuyN/Jkcl94pjfgFkdGGWigUzN8wCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRaG9va3MuZXhhbXBsZS5jb20wIBcNMjYxMTIyMDQ0NTMzWhgP
MjEyNjEwMjkwNDQ1MzNaMBwxGjAYBgNVBAMMEWhvb2tzLmV4YW1wbGUuY29tMFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAERBkncTU+YFvm59sFIgn46to79ppcmtS0
CtM6bWaxsioh0nNuvQd4JtZLj/7cZdG/LJb+Gi5Mag+RISDIa4WVsaNxMG8wHQYD
VR0OBBYEFLFZHKSbUi0Ir95d7KK+8FaWRl+ZMB8GA1UdIwQYMBaAFLFZHKSbUi0I
r95d7KK+8FaWRl+ZMA8GA1UdEwEB/wQFMAMBAf8wHAYDVR0RBBUwE4IRaG9va3Mu
ZXhhbXBsZS5jb20wCgYIKoZIzj0EAwIDRwAwRAIgKpr1sQL+Q2kjyizYSuppB4d3
pGSVEXrybyRJd4eTFfACIC9Pg3h6GUvpW8jSaWAL+jCzQUipcnWEwKdcnCkHFAju
-----END CERTIFICATE-----`;

const TEST_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgsl+5lL8KC9DYhDRd
67nBF70En6EIjbFhLshn0SqpYSahRANCAAREGSdxNT5gW+bn2wUiCfjq2jv2mlya
1LQK0zptZrGyKiHSc269B3gm1kuP/txl0b8slv4aLkxqD5EhIMhrhZWx
-----END PRIVATE KEY-----`;
