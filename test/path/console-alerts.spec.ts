import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { documentedPicture, hindrances, picture, pixelsBeyond } from '../support/browser.js';
import { ConsoleWindow } from '../support/console-window.js';
import { eventually } from '../support/eventually.js';
import { inhabit } from '../support/inhabited.js';
import { Receiver } from '../support/receiver.js';
import type { Json, WholeSystem } from '../support/whole-system.js';

const ana = { email: 'ana@pagos.example', name: 'Ana Ruiz', role: 'analyst', password: 'three words and a comma,' };

const rules = [
  { name: 'In two places at once', severity: 'CRITICAL', conditions: [{ dimension: 'BEHAVIOR', operator: 'lt', threshold: 60 }] },
  {
    name: 'A large sum from abroad',
    severity: 'HIGH',
    score: 40,
    conditions: { operator: 'AND', conditions: [{ id: 'sum', field: 'event.metadata.amount', operator: 'gt', value: 1_000_000 }, { id: 'type', field: 'event.eventType', operator: 'eq', value: 'LOGIN_SUCCESS' }] },
  },
  { name: 'A login that failed', severity: 'LOW', conditions: { operator: 'AND', conditions: [{ id: 'type', field: 'event.eventType', operator: 'eq', value: 'LOGIN_FAILED' }] } },
];

describe('an analyst leads alerts through their life in the console, and an operator looks after webhooks', () => {
  let window: ConsoleWindow;
  let system: WholeSystem;
  let page: Page;
  let traveller: string;
  let desk: Receiver & { endpointId: string };
  let broken: Receiver & { endpointId: string };
  beforeAll(async () => {
    window = await ConsoleWindow.open();
    ({ system, page } = window);
    for (const rule of rules) await system.post('/rules', rule);
    await system.post('/members', ana);
    desk = await system.aReceiver(['alert.*']);
    broken = await system.aReceiver(['alert.opened']);
    broken.willAnswer(...Array.from({ length: 50 }, () => 500));
    ({ traveller } = await inhabit(system));
    await window.goTo('/');
    await window.logIn(ana);
    await window.heading('Home');
  });
  afterAll(async () => {
    await window.close();
    await Promise.all([desk.close(), broken.close()]);
  });
  afterEach(() => expect(window.complaints).toEqual([]));

  const rows = () => page.locator('tbody tr');
  const alertsOf = async (query: string): Promise<Json[]> => (await system.get(`/alerts?${query}`)).body['alerts'] as unknown as Json[];

  it('goes through what waits by keys: looks, acknowledges, takes it on and writes a note', async () => {
    await window.press('g', 'a');
    await window.heading('Alerts');
    await rows().first().waitFor();
    const waiting = await rows().count();
    expect(waiting).toBe((await alertsOf('status=PENDING')).length);
    await documentedPicture(page, 'alerts');
    await window.press('?');
    await page.getByRole('dialog').getByText('Acknowledge the alert').waitFor();
    await window.press('Escape', 'j', 'm');
    await page.getByText('1 done.').waitFor();
    await rows().first().getByText(ana.email).waitFor();
    await window.press('a');
    await rows().nth(waiting - 1).waitFor({ state: 'detached' });
    // The row went, and the next one has the focus: j and k go on from here.
    await page.locator('[data-row]:focus').waitFor();
    await window.press('n');
    await page.getByRole('dialog').getByRole('textbox').fill('Calling the customer.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('1 done.').waitFor();
    const [mine] = await alertsOf(`assignee=${ana.email}`);
    expect(mine).toMatchObject({ status: 'ACKNOWLEDGED', acknowledgedBy: ana.name });
    await window.press('Enter');
    await page.getByText('Calling the customer.').waitFor();
    await page.locator('.steps').getByText(ana.name).waitFor();
  });

  it('does nothing with what was selected in another list', async () => {
    await window.goTo('/alerts');
    await rows().first().waitFor();
    await page.getByRole('combobox', { name: /^Severity/ }).selectOption('HIGH');
    await page.waitForURL(/severity=HIGH/);
    await page.getByRole('checkbox', { name: /A large sum from abroad/ }).first().check();
    await page.getByText('1 selected').waitFor();
    await page.goBack();
    await page.getByRole('checkbox', { name: /A login that failed/ }).first().waitFor();
    await page.getByText('1 selected').waitFor({ state: 'detached' });
  });

  it('takes a key that is held down for one press, whatever row is next', async () => {
    await window.goTo('/alerts');
    await rows().first().waitFor();
    const waiting = await rows().count();
    expect(waiting).toBeGreaterThan(1);
    await window.press('j');
    await page.keyboard.down('a');
    await rows().nth(waiting - 1).waitFor({ state: 'detached' });
    await page.locator('[data-row]:focus').waitFor();
    // The keyboard says it again, as it is held.
    await page.keyboard.down('a');
    await page.keyboard.up('a');
    await window.press('m');
    await page.getByText('1 done.').waitFor();
    expect(await rows().count()).toBe(waiting - 1);
  });

  it('keeps filters in the address bar, exports what they let through, and acts on a selection and on all that match', async () => {
    await window.goTo('/alerts?severity=LOW');
    await rows().first().waitFor();
    const low = await rows().count();
    const lines = await window.exported();
    expect([lines.length, lines.every((line) => line.includes('PENDING') && line.includes('LOW'))]).toEqual([low, true]);
    await window.press('j', 'x', 'j', 'x');
    await page.getByText('2 selected').waitFor();
    await picture(page, 'alerts-selected');
    await window.press('r');
    await page.getByText('2 done.').waitFor();
    await page.getByRole('button', { name: `Act on all ${low - 2}` }).first().click();
    await page.getByRole('dialog').getByLabel('Resolve').check();
    await page.getByRole('dialog').getByLabel('Note').fill('They mistype.');
    await picture(page, 'alerts-every');
    await page.getByRole('dialog').getByRole('button', { name: /Act on all/ }).click();
    await page.getByText(`${low - 2} done.`).waitFor();
    await window.press('Escape');
    await page.getByText('Nothing matches').waitFor();
    expect((await alertsOf('severity=LOW&status=RESOLVED')).map((alert) => alert['resolvedBy'])).toEqual(Array.from({ length: low }, () => ana.name));
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await page.getByRole('button', { name: 'Resolved' }).click();
    await page.waitForURL(/\?status=RESOLVED$/);
  });

  it('sees in an alert why it was raised and what the person did just before, and in the event what became of it', async () => {
    const [alert] = await alertsOf(`entityId=${traveller}&severity=HIGH`);
    await window.goTo(`/alerts/${String(alert?.['id'])}`);
    await window.heading('A large sum from abroad');
    await page.locator('.explained').getByText('1250000').waitFor();
    const before = page.locator('section', { has: page.getByRole('heading', { name: 'What they did just before' }) });
    await before.locator('tr.fresh').waitFor();
    expect(await before.locator('tbody tr').count()).toBeGreaterThan(3);
    await page.getByText('alert.opened').first().waitFor();
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await page.getByRole('dialog').getByRole('combobox').fill('night desk');
    await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
    await page.getByText('assigned it to night desk').waitFor();
    await window.press('r');
    await page.getByText('resolved it').waitFor();

    await before.locator('tr.fresh').getByRole('link').first().click();
    await window.heading('LOGIN_SUCCESS');
    const held = page.locator('section', { has: page.getByRole('heading', { name: 'Rules that held' }) });
    await held.getByText('1250000').waitFor();
    await page.locator('.course').getByText('delivered').first().waitFor();
    const raised = page.locator('section', { has: page.getByRole('heading', { name: 'Alerts', exact: true }) });
    await raised.getByRole('link', { name: 'A large sum from abroad' }).waitFor();
    await raised.getByRole('link', { name: 'In two places at once' }).waitFor();
    await page.getByRole('row', { name: /^Behavior/ }).locator('.score.bad').waitFor();
  });

  it('keeps what was written of an alert until the server has it', async () => {
    const [alert] = await alertsOf(`entityId=${traveller}&severity=HIGH`);
    await window.goTo(`/alerts/${String(alert?.['id'])}`);
    await window.heading('A large sum from abroad');
    await page.context().setOffline(true);
    await window.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Called her back at the branch.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').waitFor();
    await page.context().setOffline(false);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.steps').getByText('Called her back at the branch.').waitFor();

    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await page.context().setOffline(true);
    await dialog.getByRole('combobox').fill('the branch');
    await dialog.getByRole('button', { name: 'Assign' }).click();
    await dialog.getByRole('alert').waitFor();
    await page.context().setOffline(false);
    await dialog.getByRole('button', { name: 'Assign' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.steps').getByText('assigned it to the branch').waitFor();

    const line = page.getByPlaceholder('What you found out');
    await page.context().setOffline(true);
    await line.fill('She knows nothing of it.');
    await window.press('Enter');
    await page.getByRole('alert').first().waitFor();
    expect(await line.inputValue()).toBe('She knows nothing of it.');
    await page.context().setOffline(false);
    await window.press('Enter');
    await page.locator('.steps').getByText('She knows nothing of it.').waitFor();
    expect(await line.inputValue()).toBe('');
  });

  it('reads the alerts of somebody beside the notes about them, and writes one', async () => {
    await window.goTo(`/entities/${traveller}`);
    await page.getByRole('link', { name: 'In two places at once' }).waitFor();
    await page.getByText('Nobody has written anything yet.').waitFor();
    await page.getByLabel('Write a note').fill('Flies a lot,\nsays her bank.');
    await page.getByLabel('Write a note').locator('xpath=..').getByRole('button', { name: 'Save' }).click();
    await page.locator('.said').waitFor();
    const { body } = await system.get(`/entities/${traveller}/notes`);
    expect(body['notes']).toMatchObject([{ text: 'Flies a lot,\nsays her bank.', by: ana.name }]);
  });

  it('adds an endpoint whose secret is shown once, tries it, rotates it, and plays back what another one failed to take', async () => {
    const operators = await window.another();
    const { page: at } = operators;
    await operators.goTo('/');
    await operators.logIn();
    await operators.heading('Home');
    const receiver = await Receiver.listen();
    await operators.goTo('/webhooks');
    await at.getByRole('button', { name: 'Add an endpoint' }).click();
    await at.getByLabel('URL').fill(receiver.url);
    await at.getByLabel('Description').fill('Case management');
    await at.getByLabel('score.revised').check();
    await picture(at, 'webhooks-add');
    await at.getByRole('button', { name: 'Save' }).click();
    await at.getByRole('dialog').getByText(/^whsec_/).waitFor();
    await at.keyboard.press('Escape');
    await at.getByRole('link', { name: /Case management/ }).click();
    await at.getByRole('button', { name: 'Send a test' }).click();
    await operators.heading('endpoint.test');
    await at.locator('.attempts').getByText('204').waitFor();
    await at.getByRole('link', { name: 'Case management' }).click();
    await at.getByRole('button', { name: 'New secret' }).click();
    await at.getByRole('dialog').getByRole('button', { name: 'New secret' }).click();
    const secret = await at.getByRole('dialog').getByText(/^whsec_/).innerText();
    await at.keyboard.press('Escape');
    await at.getByText('Two secrets sign until').waitFor();
    await at.getByRole('button', { name: 'Send a test' }).click();
    await eventually('the second test arrived', async () => receiver.all.length === 2);
    receiver.all.splice(0, 1);
    receiver.verifyAll(secret);

    await operators.goTo(`/webhooks/${broken.endpointId}`);
    await at.getByRole('button', { name: 'Disable' }).click();
    await at.getByText('Off', { exact: true }).waitFor();
    await at.getByRole('button', { name: 'Enable' }).click();
    await at.getByRole('button', { name: 'Disable' }).waitFor();
    await at.locator('tbody tr').first().getByRole('link').click();
    await at.locator('.attempts').getByText('500').first().waitFor();
    await documentedPicture(at, 'delivery-failed');
    broken.willTakeEverything();
    await at.getByRole('button', { name: 'Replay' }).click();
    await at.locator('.attempts').getByText('204').waitFor();

    await operators.goTo(`/webhooks/${desk.endpointId}`);
    await at.getByRole('button', { name: 'Replay' }).click();
    await at.getByLabel('Everything').check();
    const told = desk.all.length;
    await at.getByRole('dialog').getByRole('button', { name: 'Replay' }).click();
    await at.getByText(/are on their way again/).waitFor();
    await eventually('the desk was told again', async () => desk.all.length > told);
    await at.keyboard.press('Escape');

    await operators.goTo('/webhooks');
    await at.getByRole('link', { name: /Case management/ }).click();
    await at.getByRole('button', { name: 'Delete' }).click();
    await at.getByRole('button', { name: 'Delete for good?' }).click();
    await operators.heading('Webhooks');
    await at.getByRole('link', { name: /Case management/ }).waitFor({ state: 'detached' });
    expect(operators.complaints).toEqual([]);
    await receiver.close();
  });

  it.each([1_280, 390])('hinders nobody at %d px, in the light and in the dark', async (width) => {
    await page.setViewportSize({ width, height: 860 });
    const [alert] = await alertsOf(`entityId=${traveller}&severity=CRITICAL`);
    const [delivery] = (await system.get(`/webhooks/deliveries?endpointId=${broken.endpointId}`)).body['deliveries'] as unknown as Json[];
    const [event] = (await system.get(`/events/user?entity_id=${traveller}&limit=1`)).body['events'] as unknown as Json[];
    const screens = {
      'alerts-list': '/alerts?status=every',
      alert: `/alerts/${String(alert?.['id'])}`,
      webhooks: '/webhooks',
      endpoint: `/webhooks/${broken.endpointId}`,
      delivery: `/webhooks/deliveries/${String(delivery?.['id'])}`,
      'event-story': `/events/${String(event?.['id'])}`,
      'entity-notes': `/entities/${traveller}`,
    };
    for (const [name, path] of Object.entries(screens)) {
      await window.turnTo(path);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      expect(await hindrances(page), name).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      expect(await hindrances(page, { only: 'colours' }), `${name} in the dark`).toEqual([]);
      await picture(page, `${name}-${width}`);
      expect.soft(await pixelsBeyond(page), `${name} is wider than the window`).toBe(0);
    }
  });

  it('says it in Spanish too', async () => {
    await page.setViewportSize({ width: 1_280, height: 860 });
    await page.evaluate(`localStorage.setItem('tamiz-language', 'es')`);
    for (const [path, name] of [['/alerts?status=every', 'Alertas'], ['/webhooks', 'Webhooks']] as const) {
      await window.goTo(path);
      await window.heading(name);
      await rows().first().waitFor();
      await picture(page, `${name}-es`);
    }
    await page.getByText('Entregas').first().waitFor();
  });
});
