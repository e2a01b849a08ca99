import type { CDPSession, Page } from 'playwright-core';
import { permissions } from '@app/contracts';
import { ApiKeys } from '@app/database';
import { openBrowser, openWindow } from '../../support/browser.js';
import type { Bench } from '../rig/rig.js';
import { generateLoad } from './generate-load.js';
import { until } from './ours.js';
import type { Figures, Shot } from './step.js';

const analyst = { email: 'analyst@bench.example', password: 'a long and quiet afternoon', name: 'Analyst', role: 'analyst' };
/** 500 events a second. */
const stream = { path: '/events/user/batch', connections: 4, eventsPerRequest: 50, perSecond: 10 };
const SECONDS_BEFORE = 2;
/** Far from the seeds of the rounds. */
const SEEDS_BEFORE = 1_000_000;
/** All that were posted have to reach the page: what it does not show costs it nothing. */
const SHOWN_WITHIN_MS = 5_000;

/** In the page, before its own scripts: counts frames and events, and notes when the screen can be used. */
const watch = `
  window.seen = { frames: 0, longest: 0, events: 0, usable: 0, last: performance.now() };
  const frame = (now) => {
    seen.frames += 1;
    seen.longest = Math.max(seen.longest, now - seen.last);
    seen.last = now;
    const shown = seen.usable ? null : document.querySelector('tbody tr, .count-card b');
    if (shown && shown.textContent !== '–' && !document.querySelector('.spin')) {
      seen.usable = performance.now();
      document.documentElement.dataset.usable = '';
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const [listen, parse] = [EventSource.prototype.addEventListener, JSON.parse];
  let arrives = false;
  // Counted as the page reads them: reading them twice would be work that nobody has elsewhere.
  JSON.parse = (text, ...others) => {
    const told = parse(text, ...others);
    if (arrives) seen.events += told.length;
    arrives = false;
    return told;
  };
  EventSource.prototype.addEventListener = function (name, then) {
    listen.call(this, name, name === 'arrived' ? (event) => { arrives = true; then(event); } : then);
  };`;

interface Seen {
  readonly frames: number;
  readonly longest: number;
  readonly events: number;
  readonly usable: number;
}

/** A real browser in front of the real API, on the same cores: how soon a screen can be used, and what the live list costs while 500 events a second come. */
export async function watchedConsole(shot: Shot): Promise<Figures> {
  const bench = await shot.rig.console();
  await letIn(bench);
  await livedIn(bench, shot);
  const browser = await openBrowser();
  try {
    const { page } = await openWindow(browser);
    await page.context().request.post(`${bench.app.url}/session`, { data: { email: analyst.email, password: analyst.password } });
    await page.addInitScript(watch);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    const home = await opened(page, cdp, `${bench.app.url}/console/`);
    const events = await opened(page, cdp, `${bench.app.url}/console/events`);
    await page.getByText('Live', { exact: true }).waitFor();
    const stream = await watchedStream(page, cdp, bench, shot);
    await settled(bench);
    return { ...prefixed('home', home), ...prefixed('events', events), ...stream, emptyFramesPerSecond: await framesOfEmptyPage(page, bench, shot) };
  } finally {
    await browser.close();
  }
}

async function watchedStream(page: Page, cdp: CDPSession, bench: Bench, shot: Shot): Promise<Figures> {
  const before = await page.evaluate<Seen>('(seen.longest = 0, { ...seen })');
  const [busyBefore, began] = [await busyMs(cdp), performance.now()];
  const load = await generateLoad(bench, stream, shot);
  const [after, busyAfter, seconds] = [await page.evaluate<Seen>('({ ...seen })'), await busyMs(cdp), (performance.now() - began) / 1_000];
  // The newest are on their way yet.
  const secondsMore = await until(async () => load.accepted - (await page.evaluate<number>('seen.events') - before.events), SHOWN_WITHIN_MS);
  const shown = await page.evaluate<number>('seen.events') - before.events;
  if (shown < load.accepted) shot.complain(`${shown} of ${load.accepted} events reached the page.`);
  return {
    acceptedPerSecond: load.eventsPerSecond,
    shownPerSecond: shown / (seconds + secondsMore),
    framesPerSecond: (after.frames - before.frames) / seconds,
    longestFrameMs: after.longest,
    mainThreadShare: (busyAfter - busyBefore) / seconds / 10,
    mainThreadMsPerFrame: (busyAfter - busyBefore) / (after.frames - before.frames),
  };
}

/** What the machine leaves to a page that shows nothing, while the same load runs beside it. */
async function framesOfEmptyPage(page: Page, bench: Bench, shot: Shot): Promise<number> {
  await page.goto('about:blank');
  const [before, began] = [await page.evaluate<number>('seen.frames'), performance.now()];
  await generateLoad(bench, stream, { ...shot, seed: shot.seed + 2 * SEEDS_BEFORE, watched: (work) => work() });
  const [after, seconds] = [await page.evaluate<number>('seen.frames'), (performance.now() - began) / 1_000];
  await settled(bench);
  return (after - before) / seconds;
}

interface Opened {
  readonly ms: number;
  readonly processorMs: number;
}

/** Nothing is cached: as whoever comes for the first time. */
async function opened(page: Page, cdp: CDPSession, url: string): Promise<Opened> {
  await page.goto(url, { waitUntil: 'commit' });
  // By a mark in the document: the policy of the console lets no predicate be compiled in its pages.
  await page.locator('html[data-usable]').waitFor();
  return { ms: await page.evaluate<number>('seen.usable'), processorMs: await busyMs(cdp) };
}

/** How long the main thread of the page worked, by the browser's own account: since the page began. */
async function busyMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1_000;
}

/** A console with nothing in it opens sooner than any that is used. */
async function livedIn(bench: Bench, shot: Shot): Promise<void> {
  await generateLoad(bench, stream, { ...shot, seconds: SECONDS_BEFORE, seed: shot.seed + SEEDS_BEFORE, watched: (work) => work() });
  await settled(bench);
}

/** Nothing waits at a station, so that what is measured next has the machine to itself. */
const settled = ({ store }: Bench): Promise<unknown> => until(() => store.number('select count(*) from batch where buried_at is null'));

const prefixed = (name: string, { ms, processorMs }: Opened): Figures => ({ [`${name}Ms`]: ms, [`${name}ProcessorMs`]: processorMs });

/** Somebody who may look on. Nobody gives more than they have, so the key has all. The second time they are a member already. */
async function letIn({ app, store }: Bench): Promise<void> {
  const { key } = await new ApiKeys(store.database).create(store.organizationId as string, { name: 'Bench of the console', kind: 'secret', permissions: [...permissions] }); // ours has one
  const answer = await fetch(`${app.url}/members`, { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` }, body: JSON.stringify(analyst) });
  if (!answer.ok && answer.status !== 409) throw new Error(`POST /members was answered with ${answer.status}: ${await answer.text()}`);
}
