/** A server of our own making: started by this process, and gone when this process is gone, however it ends. */
export interface EmbeddedServer {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the server's process has ended for whatever reason, with a sentence that tells how. */
  readonly exited: Promise<string>;
  /** Ends it in order, by force when it does not obey; resolves when it is gone. Repeating it does no harm. */
  stop(): Promise<void>;
  /** Sends a signal and waits for nothing: how chaos tests pull the plug. */
  kill(signal?: NodeJS.Signals): void;
}

export interface EmbeddedPostgres extends EmbeddedServer {
  /** The way through TCP, for tools: `url` leads through a Unix socket where there is one. */
  readonly tcpUrl: string;
}

export function refuseWindows(server: string, variable: string): void {
  if (process.platform !== 'win32') return;
  throw new Error(`The embedded ${server} runs on Linux and macOS, this is Windows. Set ${variable} to a server of your own, or start Tamiz in WSL or a container.`);
}
