import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleWindow } from '../support/console-window.js';
import { eventually } from '../support/eventually.js';
import { inhabit } from '../support/inhabited.js';
import type { WholeSystem } from '../support/whole-system.js';

const ana = { email: 'ana@pagos.example', name: 'Ana Ruiz', role: 'analyst', password: 'three words and a comma,' };

/** What waits until somebody opens it. */
function gate() {
  let open = (): void => undefined;
  const isOpen = new Promise<void>((resolve) => (open = resolve));
  return { isOpen, open };
}

describe('an analyst has the events open all day', () => {
  let window: ConsoleWindow;
  let system: WholeSystem;
  let page: Page;
  let anasId: string;
  beforeAll(async () => {
    window = await ConsoleWindow.open();
    ({ system, page } = window);
    await inhabit(system);
    anasId = String((await system.post('/members', ana)).body['member']?.['id']);
    await window.goTo('/events');
    await window.logIn(ana);
    await live();
  });
  afterAll(() => window.close());
  afterEach(() => expect(window.complaints).toEqual([]));

  const post = (eventType: string) => system.post('/events/user', { eventType, entityExternalId: 'client-103', ipAddress: '200.45.12.7' });
  const rowOf = (type: string) => page.getByRole('row').filter({ hasText: type });
  const live = () => page.getByText('Live', { exact: true }).waitFor();

  it('is brought to the login when the session is over, and does not knock again and again as a stranger', async () => {
    await page.getByRole('combobox', { name: /^Type/ }).selectOption('LOGIN_FAILED');
    await page.waitForURL(/event_type=LOGIN_FAILED/);
    await live();
    await system.patch(`/members/${anasId}`, { password: ana.password });
    await eventually('the session is over', async () => (await page.request.get(`${system.app.url}/session`)).status() === 401);
    // What was listed before is shown without asking, so that only the stream hears that nobody is logged in.
    await page.goBack();
    await window.heading('Tamiz');
    expect(new URL(page.url()).pathname).toBe('/console/events');
    await window.logIn(ana);
    await live();
  });
  it('does not hold events back under a pointer from which the list was taken away', async () => {
    await page.getByRole('table').hover();
    await window.press('/');
    await page.keyboard.type('nothing like it');
    await window.press('Enter');
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('search').getByRole('button', { name: 'Clear filters' }).click();
    await live();
    await post('EMAIL_CHANGE');
    await rowOf('EMAIL_CHANGE').waitFor();
    expect(await page.locator('.held').innerText()).toBe('');
  });

  it('answers a search anew whenever it is asked, as nothing tells it what came since', async () => {
    await window.goTo('/events?q=PIN_CHANGE');
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('link', { name: 'Devices' }).click();
    await window.heading('Devices');
    await post('PIN_CHANGE');
    await page.goBack();
    await rowOf('PIN_CHANGE').waitFor();
  });

  it('misses nothing that came after the list was read and before the stream began', async () => {
    const [read, answer, stream] = [gate(), gate(), gate()];
    await page.route(/events\/user\?limit=50/, async (route) => {
      const response = await route.fetch();
      read.open();
      await answer.isOpen;
      await route.fulfill({ response });
    }, { times: 1 });
    await page.route(/events\/stream/, async (route) => {
      await stream.isOpen;
      await route.continue();
    });
    await window.goTo('/events');
    await read.isOpen;
    await post('ALIAS_CHANGE');
    stream.open();
    await live();
    answer.open();
    await rowOf('ALIAS_CHANGE').waitFor();
    await page.unrouteAll();
  });

  it('learns the place of what was listed before the stream began', async () => {
    await system.post('/queues/geolocation/pause', {});
    await post('PHONE_CHANGE');
    await window.goTo('/events');
    await live();
    await rowOf('PHONE_CHANGE').getByText('being placed').waitFor();
    await system.post('/queues/geolocation/resume', {});
    await rowOf('PHONE_CHANGE').getByText('Buenos Aires').waitFor();
  });

  it('shows what the person did around an event, however much they did since', async () => {
    const { body } = await post('ALIAS_VIEW');
    expect((await system.post('/events/user/batch', Array.from({ length: 40 }, () => ({ eventType: 'BALANCE_CHECK', entityExternalId: 'client-103' })))).status).toBe(200);
    await window.goTo(`/events/${String(body['event']?.['id'])}`);
    await page.locator('section', { has: page.getByRole('heading', { name: 'Before and after' }) }).locator('tr.fresh', { hasText: 'ALIAS_VIEW' }).waitFor();
  });

  it('tells of no event what was written of another', async () => {
    const reason = page.getByLabel('Reason', { exact: true });
    const open = async (type: string) => {
      await page.locator('section', { has: page.getByRole('heading', { name: 'Before and after' }) }).getByRole('link', { name: type }).first().click();
      await window.heading(type);
      await reason.waitFor();
    };
    await open('BALANCE_CHECK');
    await page.goBack();
    await window.heading('ALIAS_VIEW');
    await reason.fill('The customer called.');
    await open('BALANCE_CHECK');
    expect(await reason.inputValue()).toBe('');
  });

  it('shows nothing that came under other filters, and is not live, while the stream of these keeps it waiting', async () => {
    await window.goTo('/events');
    await live();
    await post('ADDRESS_CHANGED');
    await rowOf('ADDRESS_CHANGED').waitFor();
    await page.route(/events\/stream\?event_type=/, () => undefined);
    await page.getByRole('combobox', { name: /^Type/ }).selectOption('LOGIN_FAILED');
    await page.getByRole('cell', { name: 'LOGIN_FAILED' }).first().waitFor();
    expect([await rowOf('ADDRESS_CHANGED').count(), await page.locator('.pulse').innerText()]).toEqual([0, 'Loading']);
    await page.unrouteAll();
  });

  it('lets somebody who only comes through the filters by keys go back to where they were', async () => {
    await window.goTo('/events');
    await live();
    const steps = () => page.evaluate<number>('history.length');
    const before = await steps();
    await page.getByLabel('Country').focus();
    await window.press('Tab', 'Shift+Tab', 'Tab');
    expect(await steps()).toBe(before);
    await page.getByLabel('Country').fill('ar');
    await window.press('Enter');
    await page.waitForURL(/country=AR/);
  });

  it('does not close over a date that is being corrected', async () => {
    await window.goTo('/events');
    await live();
    await page.locator('summary', { hasText: 'More' }).click();
    await page.getByLabel('From').fill('2026-01-01T10:00');
    await page.waitForURL(/start_date=2026-01-01/);
    await page.getByLabel('From').focus();
    await window.press('Backspace');
    await page.waitForURL((url) => !url.searchParams.has('start_date'));
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('02');
    // Days or months stand first, as the browser likes it.
    await page.waitForURL(/start_date=2026-(01-02|02-01)/);
  });
});
