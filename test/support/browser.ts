import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const installed = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const pictures = 'test/output/console';
const documented = 'docs/pictures';

/** `npm run docs:pictures` asks for it: a usual run changes no file of the repository. */
export const takesPictures = process.env['TAMIZ_PICTURES'] === 'docs';

/** The browser of the machine where there is one, else the one that came with `npm ci`. */
export async function openBrowser(): Promise<Browser> {
  const own = installed.find((path) => path !== undefined && existsSync(path));
  const executablePath = own ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...(own ? [] : ['--headless=shell'])] });
}

/** A window; whatever its page complains about is kept. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 860 }, locale: 'en-GB', timezoneId: 'America/Argentina/Buenos_Aires', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => (/Content Security Policy|Warning:|Uncaught/.test(message.text()) ? complaints.push(message.text()) : undefined));
  return { page, complaints };
}

/** Kept as output of the tests, for whoever wants to see. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true, animations: 'disabled' });
}

/** The upper part of what the window shows, for the documentation too, where that was asked for. */
export async function documentedPicture(page: Page, name: string, height = 720): Promise<void> {
  await picture(page, name);
  if (!takesPictures) return;
  mkdirSync(documented, { recursive: true });
  await page.screenshot({ path: `${documented}/${name}.png`, animations: 'disabled', clip: { x: 0, y: 0, width: page.viewportSize()?.width ?? 0, height } });
}

/** How many pixels the page is wider than its window, or a table wider than its sheet: nobody scrolls sideways for the last column. */
export const pixelsBeyond = (page: Page): Promise<number> => page.evaluate<number>(`Math.max(...[document.documentElement, ...document.querySelectorAll('.sheet')].map((one) => one.scrollWidth - one.clientWidth))`);

let axe: Promise<string> | undefined;

/** What hinders somebody at this page, by the rules of WCAG 2.2 AA: each with the elements that it is about. In another theme only colours are others. */
export async function hindrances(page: Page, { only }: { only?: 'colours' } = {}): Promise<string[]> {
  axe ??= import('node:fs/promises').then(({ readFile }) => readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8'));
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(await axe);
  return page.evaluate(async (ofColours) => {
    interface Found { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }
    const { axe: engine } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: readonly Found[] }> } };
    const { violations } = await engine.run({
      // What is fine is not described, and style sheets are not fetched again: neither changes what is found.
      resultTypes: ['violations'],
      preload: false,
      runOnly: ofColours ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.slice(0, 3).map(({ html, failureSummary }) => `  ${html.slice(0, 160)}\n  ${failureSummary ?? ''}`).join('\n')}`);
  }, only === 'colours');
}
