/** How a taking ended. */
export type Taking = { readonly is: 'granted' } | { readonly is: 'refused'; readonly afterSeconds: number };

interface Window {
  used: number;
  endsAt: number;
}

const WINDOW_MS = 60_000;
/** Beyond so many keys or addresses, the windows that are over go. */
const REMEMBER_MOST = 10_000;
const granted: Taking = { is: 'granted' };

/** So much a minute for each key or address, counted in this process. A minute begins with the first taking in it. */
export class Allowance {
  /** The RateLimit-Policy header of the IETF's draft. */
  readonly policy: string;
  private readonly windows = new Map<string, Window>();

  constructor(readonly name: string, readonly perMinute: number, private readonly now: () => number = Date.now) {
    this.policy = `"${name}";q=${perMinute};w=${WINDOW_MS / 1_000}`;
  }

  /** What is refused is not counted: something smaller may still fit. */
  take(key: string, amount: number): Taking {
    const window = this.windowOf(key);
    // More than a whole minute's worth would never fit: it gets a minute of its own.
    if (window.used > 0 && window.used + amount > this.perMinute) return { is: 'refused', afterSeconds: this.secondsLeft(window) };
    window.used += amount;
    return granted;
  }

  /** The RateLimit header of the IETF's draft: what is left, and for how many seconds. */
  left(key: string): string {
    const window = this.windowOf(key);
    return `"${this.name}";r=${Math.max(0, this.perMinute - window.used)};t=${this.secondsLeft(window)}`;
  }

  private windowOf(key: string): Window {
    const now = this.now();
    const known = this.windows.get(key);
    if (known && known.endsAt > now) return known;
    if (this.windows.size >= REMEMBER_MOST) this.forget(now);
    const fresh = { used: 0, endsAt: now + WINDOW_MS };
    this.windows.set(key, fresh);
    return fresh;
  }

  /** Where even the living ones are too many, they go too: it forgives rather than fills the memory. */
  private forget(now: number): void {
    for (const [key, { endsAt }] of this.windows) if (endsAt <= now) this.windows.delete(key);
    if (this.windows.size >= REMEMBER_MOST) this.windows.clear();
  }

  private secondsLeft({ endsAt }: Window): number {
    return Math.max(1, Math.ceil((endsAt - this.now()) / 1_000));
  }
}
