import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A port that nobody listened on a moment ago. Somebody may be quicker, so a start on it must cope with "in use". */
export async function freePort(): Promise<number> {
  const port = await listenAndLeave(0);
  if (port === undefined) throw new Error('The system has no free TCP port on 127.0.0.1. Close programs that hold many connections and start again.');
  return port;
}

export async function isFree(port: number): Promise<boolean> {
  return (await listenAndLeave(port)) !== undefined;
}

async function listenAndLeave(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  const { port: taken } = server.address() as AddressInfo; // a TCP server that listens has an address with a port
  server.close();
  await once(server, 'close');
  return taken;
}
