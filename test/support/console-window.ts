import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { firstAdmin } from './browser-session.js';
import { openBrowser, openWindow } from './browser.js';
import { WholeSystem } from './whole-system.js';

const PATIENCE_MS = 15_000;

/** The console of a system of its own, in a browser. */
export class ConsoleWindow {
  private constructor(
    readonly system: WholeSystem,
    private readonly browser: Browser,
    readonly page: Page,
    readonly complaints: readonly string[],
  ) {}

  static async open(): Promise<ConsoleWindow> {
    const [system, browser] = await Promise.all([WholeSystem.start(), openBrowser()]);
    const { page, complaints } = await openWindow(browser);
    return new ConsoleWindow(system, browser, page, complaints);
  }

  /** Another window of the same console, for somebody else. */
  async another(options: BrowserContextOptions = {}): Promise<ConsoleWindow> {
    const { page, complaints } = await openWindow(this.browser, options);
    return new ConsoleWindow(this.system, this.browser, page, complaints);
  }

  goTo = (path: string) => this.page.goto(`${this.system.app.url}/console${path}`);
  /** Another screen without loading the page anew, as a link of the console does it; there when everything on it was answered. */
  async turnTo(path: string): Promise<void> {
    await this.page.evaluate(`history.pushState(null, '', ${JSON.stringify(`/console${path}`)})`);
    await this.answered();
  }

  /** Nothing on the screen is still on its way. */
  async answered(): Promise<void> {
    // Looked at with each frame: a locator that has to wait looks again after half a second, and the page forbids to evaluate predicates.
    await this.page.evaluate(`new Promise((done, fail) => {
      const giveUp = performance.now() + ${PATIENCE_MS};
      const look = () => {
        if (document.querySelector('h1') && !document.querySelector('.spin')) done();
        else if (performance.now() > giveUp) fail(new Error('Something is still loading at ' + location.pathname));
        else requestAnimationFrame(look);
      };
      look();
    })`);
  }

  heading = (name: string | RegExp) => this.page.getByRole('heading', { level: 1, name }).waitFor();

  /** The lines of what the page exports, without those names that head them. */
  async exported(): Promise<string[]> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('button', { name: 'Export CSV' }).click()]);
    return readFileSync(await download.path(), 'utf8').trim().split('\r\n').slice(1);
  }

  /** Where the login stands. */
  async logIn({ email, password }: { email: string; password: string } = firstAdmin(this.system)): Promise<void> {
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Log in' }).click();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.system.stop();
  }
}
