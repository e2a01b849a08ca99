import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hindrances, picture, pixelsBeyond } from '../support/browser.js';
import { ConsoleWindow } from '../support/console-window.js';
import { eventually } from '../support/eventually.js';
import { inhabit } from '../support/inhabited.js';
import type { WholeSystem } from '../support/whole-system.js';

const FIRST_LOAD = 250_000;

describe('an analyst and an operator work in the console', () => {
  let window: ConsoleWindow;
  let system: WholeSystem;
  let page: Page;
  let traveller: string;
  beforeAll(async () => {
    window = await ConsoleWindow.open();
    ({ system, page } = window);
    ({ traveller } = await inhabit(system));
  });
  afterAll(() => window.close());
  afterEach(() => expect(window.complaints).toEqual([]));

  const post = (event: object) => system.post('/events/user?withAutoEntity=true', { entityExternalId: 'client-103', ipAddress: '200.45.12.7', ...event });
  const rowOf = (type: string) => page.getByRole('row').filter({ hasText: type });

  it('shows a stranger the login and nothing else, and lets in whoever has the password', async () => {
    await page.goto(system.app.url);
    await window.heading('Tamiz');
    expect(new URL(page.url()).pathname).toBe('/console/');
    expect(await hindrances(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await hindrances(page, { only: 'colours' })).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await picture(page, 'login');
    await window.logIn({ email: 'admin@tamiz.local', password: 'not this one at all' });
    await page.getByRole('alert').filter({ hasText: 'E-mail or password is wrong.' }).waitFor();
    await window.logIn();
    await window.heading('Home');
  });

  it('costs less than 250 KB of script to begin with', async () => {
    await window.goTo('/events');
    await window.heading('Events');
    const bytes = await page.evaluate<number>(`performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`);
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThan(FIRST_LOAD);
  });

  it('shows events as they come, holds them back under the pointer, and misses none while the server restarts', async () => {
    await window.goTo('/events');
    await page.getByText('Live', { exact: true }).waitFor();
    await page.mouse.move(5, 5);
    await post({ eventType: 'PHONE_CHANGE' });
    await rowOf('PHONE_CHANGE').waitFor();
    await rowOf('PHONE_CHANGE').getByText('AR').waitFor();
    await page.getByRole('table').hover();
    await post({ eventType: 'EMAIL_CHANGE' });
    await page.getByText('1 held back').waitFor();
    expect(await rowOf('EMAIL_CHANGE').count()).toBe(0);
    await picture(page, 'events-held');
    await page.mouse.move(5, 5);
    await rowOf('EMAIL_CHANGE').waitFor();

    await system.settled();
    await system.restart();
    await post({ eventType: 'PASSWORD_CHANGE' });
    await rowOf('PASSWORD_CHANGE').waitFor({ timeout: 30_000 });
    await page.getByText('Live', { exact: true }).waitFor();
    for (const type of ['PHONE_CHANGE', 'EMAIL_CHANGE', 'PASSWORD_CHANGE']) expect(await rowOf(type).count(), type).toBe(1);
  });

  it('keeps filters in the address bar and goes through rows by keys', async () => {
    await window.goTo('/events?event_type=LOGIN_FAILED');
    await page.getByRole('row').nth(1).waitFor();
    expect(new Set(await page.locator('tbody .type').allInnerTexts())).toEqual(new Set(['LOGIN_FAILED']));
    await window.press('/');
    await page.keyboard.type('client-101');
    await window.press('Enter');
    await page.waitForURL(/q=client-101/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export CSV' }).click()]);
    const lines = readFileSync(await download.path(), 'utf8').trim().split('\r\n');
    expect([lines.length > 1, lines.slice(1).every((line) => line.includes('LOGIN_FAILED') && line.includes('client-101'))]).toEqual([true, true]);
    await window.press('Escape');
    await page.getByRole('row').nth(1).waitFor();
    await window.press('?');
    await page.getByRole('dialog').getByText('Next row').waitFor();
    await window.press('Escape', 'j', 'Enter');
    await window.heading('LOGIN_FAILED');
    const moment = page.locator('main time').first();
    const at = String(await moment.getAttribute('datetime'));
    expect(await moment.getAttribute('title')).toBe(`${at.slice(0, 19).replace('T', ' ')} UTC`);
    expect(await moment.innerText()).toContain(new Date(at).toLocaleTimeString('en-GB', { timeZone: 'America/Argentina/Buenos_Aires' }));
    await window.press('g', 'e');
    await window.heading('Events');
  });

  it('answers why somebody scores so, to the cent, and what would lift it', async () => {
    await window.goTo(`/entities/${traveller}`);
    await window.heading('Marina Quiroga');
    await page.getByRole('tab', { name: /Behavior/ }).click();
    await page.getByRole('heading', { name: /^Behavior: Why/ }).waitFor();
    const numbers = (await page.locator('.ledger td.number').allInnerTexts()).map(Number);
    const sum = numbers.slice(0, -1).reduce((total, one) => total + one, 0);
    expect(numbers.length).toBeGreaterThan(2);
    expect(Math.abs(sum - (numbers.at(-1) ?? NaN))).toBeLessThan(0.1 * numbers.length);
    await page.getByText('What would lift it').waitFor();
    await page.locator('.counterfactual li', { hasText: /^visits\s*\d+ listed → \d+ listed$/ }).waitFor();
    // Drawn: the ways between places, and whom a phone ties to whom.
    await page.locator('.world .ways').waitFor({ state: 'attached' });
    expect(await page.locator('.world .ways').getAttribute('d')).toMatch(/^M.*L/);
    await page.locator('.graph line').nth(3).waitFor({ state: 'attached' });
    await page.getByRole('link', { name: 'Tobías Funes' }).waitFor();
    await page.getByRole('button', { name: 'Fraud' }).click();
    await page.locator('.pill.bad', { hasText: 'Fraud' }).waitFor();
  });

  it('says what failed as long as it does, and calls nobody unlabelled of whom it does not know', async () => {
    await page.route(/\/(label|analyze)$/, (route) => route.fulfill({ status: 403, json: { error: { code: 'FORBIDDEN', message: 'Not now.' } } }));
    await window.goTo(`/entities/${traveller}`);
    await window.heading('Marina Quiroga');
    const label = page.locator('section', { has: page.getByRole('heading', { name: 'What it turned out to be' }) });
    await label.getByRole('alert').waitFor();
    expect(await label.getByText('Nobody has said').count()).toBe(0);
    await page.getByRole('button', { name: 'Score again' }).click();
    const failure = page.locator('header.heading').getByRole('alert');
    await failure.waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Score again' }).click();
    await failure.waitFor({ state: 'detached' });
    await label.getByRole('button', { name: 'Try again' }).click();
    await label.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('keeps the reason for which a device is to be blocked until the server has it', async () => {
    await window.goTo('/devices');
    await page.getByRole('button', { name: 'Block', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('A farm of emulators.');
    await page.route(/\/block$/, (route) => route.abort());
    await dialog.getByRole('button', { name: 'Block' }).click();
    await dialog.getByRole('alert').waitFor();
    await page.unrouteAll();
    await dialog.getByRole('button', { name: 'Block' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Unblock' }).first().click();
    await page.getByRole('button', { name: 'Unblock' }).waitFor({ state: 'detached' });
  });

  it('forgets an export once its screen is left', async () => {
    const saved: string[] = [];
    page.on('download', (download) => saved.push(download.suggestedFilename()));
    let asked: Route | undefined;
    await page.route(/\/entities\?.*limit=500/, (route) => void (asked = route));
    await window.goTo('/entities');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    await page.getByRole('button', { name: /rows, stop/ }).waitFor();
    await window.turnTo('/devices');
    const answered = page.waitForResponse(/\/entities\?.*limit=500/);
    await asked?.continue();
    await (await answered).finished();
    await window.exported();
    expect(saved).toEqual(['devices.csv']);
    await page.unrouteAll();
  });

  it('takes nothing away for a double click or a key that is held down', async () => {
    await system.post('/api-keys', { name: 'A key of the night shift', permissions: ['events:read'] });
    await window.goTo('/settings/access');
    const revoke = page.getByRole('button', { name: /: A key of the night shift/ });
    await revoke.dblclick();
    await page.getByText('Revoke for good?').waitFor();
    await revoke.blur();
    await revoke.focus();
    for (let press = 0; press < 3; press += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await revoke.click();
    await revoke.waitFor({ state: 'detached' });
  });

  it('lets an operator hold a station, let it go on, see that nobody answers, and play again or discard what was buried', async () => {
    await window.goTo('/queues');
    const scoring = page.getByRole('region', { name: 'Scoring' });
    await scoring.getByText('On time').waitFor({ timeout: 30_000 });
    await scoring.getByRole('button', { name: 'Pause: Scoring' }).click();
    await scoring.getByText(/Paused since/).waitFor();
    await post({ eventType: 'LOGOUT' });
    await eventually('the event waits at the held station', async () => (await system.database.rows(`select 1 from batch where stage = 'located'`)).length > 0);
    await scoring.getByRole('button', { name: 'Resume: Scoring' }).click();
    await page.getByRole('button', { name: 'Ring everything again' }).click();
    await system.settled();
    // The raw view, behind the same login.
    const raw = String(await page.getByRole('link', { name: 'Raw queues' }).getAttribute('href'));
    expect((await page.request.get(`${system.app.url}${raw}`)).status()).toBe(200);
    expect((await page.request.put(`${system.app.url}${raw}/api/queues/scoring/pause`)).status()).not.toBe(200);
    expect((await system.ask('GET', raw, { key: null })).status).toBe(401);

    await page.context().setOffline(true);
    await page.getByText('The server has not answered since').waitFor();
    await picture(page, 'queues-silence');
    await page.context().setOffline(false);
    await page.getByText('The server has not answered since').waitFor({ state: 'detached' });

    const bury = () => system.database.run(`insert into batch (stage, event_ids, event_times, ring_at, attempts, last_error, buried_at) select 'received', array[id], array[timestamp], now(), 5, 'this event cannot be placed', now() from event where event_type = 'LOGOUT' limit 1`);
    const buried = page.getByRole('row').filter({ hasText: 'this event cannot be placed' });
    // What got no answer is nobody else's event.
    await page.route(/\/events\/user\//, (route) => route.fulfill({ status: 403, json: { error: { code: 'FORBIDDEN', message: 'Not now.' } } }), { times: 1 });
    const looked = page.waitForResponse(/\/events\/user\//);
    await bury();
    await (await looked).finished();
    await buried.waitFor();
    expect(await buried.getByText('An event of another organization').count()).toBe(0);
    await window.goTo('/queues');
    await buried.getByRole('link', { name: 'LOGOUT' }).waitFor();
    await picture(page, 'queues-buried');
    await page.getByRole('button', { name: 'Play again' }).click();
    await page.getByText('Nothing is buried').waitFor();
    await system.settled();
    await bury();
    await buried.getByRole('button', { name: 'Discard: Geolocation' }).click();
    await buried.getByRole('button', { name: 'Discard for good?: Geolocation' }).click();
    await page.getByText('Nothing is buried').waitFor();
    expect(await system.database.rows('select 1 from batch')).toEqual([]);
  });

  it('shows a viewer no more than the role may, and speaks Spanish where that is asked for', async () => {
    const password = 'three words and a comma,';
    await system.post('/members', { email: 'vera@pagos.example', name: 'Vera', role: 'viewer', password });
    const veras = await window.another({ locale: 'es-AR' });
    await veras.goTo('/queues');
    await veras.page.getByLabel('Correo').fill('vera@pagos.example');
    await veras.page.getByLabel('Contraseña').fill(password);
    await veras.page.getByRole('button', { name: 'Entrar' }).click();
    await veras.page.getByRole('link', { name: 'Entidades' }).waitFor();
    expect(await veras.page.locator('html').getAttribute('lang')).toBe('es');
    await veras.goTo(`/entities/${traveller}`);
    await veras.page.getByText('Nadie').or(veras.page.getByText('Fraude')).first().waitFor();
    expect(await veras.page.getByRole('button', { name: 'Puntuar de nuevo' }).count()).toBe(0);
    const why = veras.page.locator('.ledger');
    await why.getByText('En dos lugares a la vez').waitFor();
    await why.getByText(/^De \w+ a \w+: al menos [\d.]+ km en /).waitFor();
    expect(await why.locator('tfoot').innerText()).toMatch(/Puntaje\s+\d+,\d$/);
    await veras.page.getByText(/^Es \d+(,\d+)?\. Sin esto /).first().waitFor();
    await picture(veras.page, 'entity-es');
    await veras.page.locator('.personal summary').click();
    await veras.page.getByLabel('Idioma').selectOption('en');
    await veras.page.getByRole('link', { name: 'Entities' }).waitFor();
    await veras.page.getByRole('button', { name: 'Log out' }).click();
    await veras.page.getByLabel('E-mail').waitFor();
    expect(veras.complaints).toEqual([]);
  });

  it('offers to copy a secret only where the browser lends its clipboard', async () => {
    const { body } = await system.post('/webhooks/endpoints', { url: 'https://hooks.example.com/tamiz' });
    const overHttp = await page.context().newPage();
    await overHttp.addInitScript('delete Navigator.prototype.clipboard');
    for (const [on, offered] of [[page, 1], [overHttp, 0]] as const) {
      await on.goto(`${system.app.url}/console/webhooks/${String(body['endpoint']?.['id'])}`);
      await on.getByRole('button', { name: 'New secret' }).click();
      await on.getByRole('dialog').getByRole('button', { name: 'New secret' }).click();
      await on.getByRole('dialog').getByText('whsec_').waitFor();
      expect(await on.getByRole('dialog').getByRole('button', { name: 'Copy' }).count()).toBe(offered);
      await on.keyboard.press('Escape');
    }
    await overHttp.close();
  });

  it('is one session in all windows of a browser, whoever logs in where', async () => {
    const password = 'three words and a comma,';
    await system.post('/members', { email: 'smile@pagos.example', name: '😀 Zoë', role: 'admin', password });
    await window.goTo('/');
    await window.heading('Home');
    const second = await page.context().newPage();
    await second.goto(`${system.app.url}/console/settings/organization`);
    const who = (on: Page) => on.locator('.personal summary');
    await who(page).click();
    await page.getByRole('button', { name: 'Log out' }).click();
    await window.heading('Tamiz');
    await second.getByRole('heading', { level: 1, name: 'Tamiz' }).waitFor();
    await window.logIn({ email: 'smile@pagos.example', password });
    await who(page).getByText('😀', { exact: true }).waitFor();
    await who(second).getByText('Zoë').waitFor();
    await second.getByRole('button', { name: 'Edit' }).first().click();
    await second.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await second.getByRole('dialog').waitFor({ state: 'detached' });
    await second.close();
  });

  it('says on each screen that it waits for an answer and why there is none, and asks again', async () => {
    // In a window that knows no answer yet.
    const fresh = await page.context().newPage();
    fresh.setDefaultTimeout(15_000);
    const session = /\/session$/;
    await fresh.route(session, (route) => route.abort());
    await fresh.goto(`${system.app.url}/console/`);
    await fresh.getByRole('alert').getByText('The server does not answer').waitFor();
    await fresh.unroute(session);
    await fresh.getByRole('button', { name: 'Try again' }).click();
    await fresh.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    let refuse = (): void => undefined;
    let release = Promise.resolve();
    const isAsked = (url: URL): boolean => !/^\/(console|session)/.test(url.pathname);
    await fresh.route(isAsked, async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue();
      await release;
      await route.fulfill({ status: 400, json: { success: false, error: { code: 'VALIDATION_ERROR', message: 'It was not to be.', fix: 'Do it otherwise.' } } });
    });
    const paths = ['/', '/events', '/entities', `/entities/${traveller}`, '/devices', '/alerts', `/alerts/${traveller}`, `/events/${traveller}`, '/rules', '/rules/packs', `/rules/${traveller}`, '/webhooks', `/webhooks/${traveller}`, `/webhooks/deliveries/${traveller}`, '/queues', ...['organization', 'access', 'mappings', 'datasets', 'lists', 'badges', 'location-data', 'changes'].map((part) => `/settings/${part}`)];
    for (const [n, path] of paths.entries()) {
      release = new Promise((resolve) => (refuse = resolve));
      if (n === 0) await fresh.goto(`${system.app.url}/console/`);
      else await fresh.evaluate(`history.pushState(null, '', '/console${path}')`);
      await fresh.locator('main .spin').first().waitFor();
      refuse();
      await fresh.locator('main').getByRole('alert').filter({ hasText: 'It was not to be.' }).first().waitFor();
    }
    await fresh.unroute(isAsked);
    await fresh.getByRole('button', { name: 'Try again' }).click();
    await fresh.locator('main').getByRole('alert').waitFor({ state: 'detached' });
    await fresh.close();
  });

  const screens = { home: '/', events: '/events', entities: '/entities', devices: '/devices', queues: '/queues', settings: '/settings' };

  it('keeps what is long and has no blank within the window', async () => {
    const long = 'w'.repeat(200);
    const { body } = await system.post('/entities', { type: 'person', name: long, externalId: long });
    const posted = await system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: long, sessionId: long, deviceId: long, deviceDetails: { model: long.slice(0, 128) }, userAgent: `HeadlessChrome/142.0 ${long}`, metadata: { [long]: long } });
    expect(posted.status, JSON.stringify(posted.body)).toBe(201);
    await system.settled();
    for (const width of [1_280, 390]) {
      await page.setViewportSize({ width, height: 860 });
      for (const [name, path] of Object.entries({ entity: `/entities/${String(body['entity']?.['id'])}`, event: `/events/${String(posted.body['event']?.['id'])}`, entities: '/entities', events: '/events', devices: '/devices' })) {
        await window.turnTo(path);
        await picture(page, `long-${name}-${width}`);
        expect.soft(await pixelsBeyond(page), `${name} is wider than ${width} px`).toBe(0);
      }
    }
  });

  it.each([
    ['light, 1,280 px, English', { width: 1_280, height: 860 }, 'light', 'en'],
    ['dark, 390 px, Spanish', { width: 390, height: 844 }, 'dark', 'es'],
  ] as const)('hinders nobody: %s', async (_, viewport, colorScheme, language) => {
    await page.evaluate(`localStorage.setItem('tamiz-language', '${language}')`);
    await window.goTo('/');
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const [{ id: event = '' } = {}] = (await system.get('/events/user?limit=1&event_type=LOGIN_SUCCESS')).body['events'] as unknown as { id: string }[];
    for (const [name, path] of Object.entries({ ...screens, event: `/events/${event}`, entity: `/entities/${traveller}`, nowhere: '/nowhere' })) {
      await window.turnTo(path);
      await picture(page, `${name}-${viewport.width}`);
      expect(await hindrances(page), name).toEqual([]);
      expect.soft(await pixelsBeyond(page), `${name} is wider than the window`).toBe(0);
    }
  });
});
