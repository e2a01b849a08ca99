import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { documentedPicture, hindrances, picture, pixelsBeyond } from '../support/browser.js';
import { ConsoleWindow } from '../support/console-window.js';
import { eventually } from '../support/eventually.js';
import { paste } from '../support/paste.js';
import { populate } from '../support/populated.js';
import type { WholeSystem } from '../support/whole-system.js';

describe('a newcomer settles in', () => {
  let window: ConsoleWindow;
  let system: WholeSystem;
  let page: Page;
  beforeAll(async () => {
    window = await ConsoleWindow.open();
    ({ system, page } = window);
  });
  afterAll(() => window.close());
  afterEach(() => expect(window.complaints).toEqual([]));

  const panel = (name: string | RegExp) => page.locator('.panel').filter({ has: page.getByRole('heading', { level: 2, name }) });
  const saved = () => page.getByRole('dialog').waitFor({ state: 'detached' });

  it('pastes the curl that has their key in it, and the page lights up', async () => {
    await window.goTo('/');
    await window.logIn();
    const steps = panel('Your first event');
    await steps.getByRole('button', { name: 'Make a key' }).click();
    await steps.getByText('sk_…').waitFor({ state: 'detached' });
    expect(await hindrances(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await hindrances(page, { only: 'colours' })).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await picture(page, 'first-run');
    const curl = await steps.locator('pre').innerText();

    expect(JSON.parse(await paste(curl))).toMatchObject({ success: true });
    await steps.getByText('LOGIN_SUCCESS arrived.').waitFor();
    await steps.getByRole('link', { name: 'See the scores' }).waitFor();
    expect(await steps.getByText('done', { exact: true }).count()).toBe(3);
    await panel('Events over time').getByRole('link', { name: 'LOGIN_SUCCESS' }).waitFor();
    expect(await hindrances(page)).toEqual([]);
    await picture(page, 'first-event');
    await steps.getByRole('button', { name: 'Put this away' }).click();
    await steps.waitFor({ state: 'detached' });
    await page.reload();
    await panel('Events over time').waitFor();
    expect(await steps.count()).toBe(0);
  });

  it('sees at Home what happened and what changed, as the API counts it', async () => {
    await populate(system);
    await page.setViewportSize({ width: 1_280, height: 860 });
    await window.goTo('/');
    const { types } = (await system.get('/activity?days=7')).body['activity'] as unknown as { types: { name: string; total: number }[] };
    for (const { name, total } of types.slice(0, 4)) await panel('Events over time').getByRole('listitem').filter({ hasText: name }).getByText(total.toLocaleString('en'), { exact: true }).waitFor();
    await panel(/^Against last week/).getByText('New entities').waitFor();
    await page.locator('.world circle').first().waitFor();
    await documentedPicture(page, 'home');
    await panel('Events over time').getByRole('button', { name: '30 days' }).click();
    await panel('Events over time').getByRole('link', { name: types[0]?.name ?? '' }).first().click();
    await page.waitForURL(/event_type=/);
  });

  it('counts the events of a day at Home, also when it is left open for days', async () => {
    const screen = await page.context().newPage();
    await screen.clock.install();
    await screen.goto(`${system.app.url}/console/`);
    const asked = async (): Promise<number> => Date.parse(new URL((await screen.waitForRequest(/start_date=/)).url()).searchParams.get('start_date') ?? '');
    const [before] = await Promise.all([asked(), screen.clock.runFor(11_000)]);
    await screen.getByText('Events, 24 h').waitFor();
    const [after] = await Promise.all([asked(), screen.clock.fastForward('48:00:00')]);
    expect(after - before).toBeGreaterThan(47 * 3_600_000);
    await screen.close();
  });

  it('finds events by network and people by badge, country and score, all in the address bar', async () => {
    await window.goTo('/events');
    await page.getByText('Live', { exact: true }).waitFor();
    await documentedPicture(page, 'events', 540);
    await page.getByLabel('Network').selectOption('consumer');
    await page.waitForURL(/network_class=consumer/);
    await page.getByText('Asked again every 5 s').waitFor();
    await page.locator('summary', { hasText: 'More' }).click();
    const session = await page.locator('tbody tr').first().locator('a').first().getAttribute('href');
    await window.goTo(String(session).replace('/console', ''));
    await window.goTo('/entities?behavior_max=80&country_code=AR');
    await page.getByRole('row').nth(1).waitFor();
    const { body } = await system.get('/entities?behavior_max=80&country_code=AR&limit=1');
    await page.locator('.count', { hasText: String(body['pagination']?.['total']) }).waitFor();
    await picture(page, 'entities');
    await page.getByLabel('Badges').selectOption({ label: 'Bot' });
    await page.waitForURL(/badge=humanity\.bot/);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('row').nth(1).waitFor();
    await window.goTo('/entities?sort=behavior');
    await page.getByRole('row').nth(1).locator('a').first().click();
    await page.getByRole('tab', { name: /Behavior/ }).click();
    await page.locator('.ledger').waitFor();
    await documentedPicture(page, 'entity');
    const [device] = (await system.get('/devices?limit=1')).body['devices'] as unknown as { deviceId: string }[];
    await window.goTo('/devices');
    await page.getByRole('link', { name: device?.deviceId ?? '' }).first().click();
    await page.getByText(/People seen on this device: [1-9]/).waitFor();
    const seen = page.getByRole('row').nth(1);
    await seen.getByRole('button', { name: 'Block' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Stolen on Tuesday.');
    await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click();
    await seen.getByText('Blocked', { exact: true }).waitFor();
    await seen.getByRole('button', { name: 'Unblock' }).click();
    await seen.getByText('Blocked', { exact: true }).waitFor({ state: 'detached' });
    await seen.getByRole('button', { name: 'Trust' }).click();
    await seen.getByText('Trusted', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Its events' }).click();
    await page.waitForURL(/device_id=/);
    await window.goTo('/queues');
    await page.getByRole('region', { name: 'Scoring' }).getByText('On time').waitFor();
    await documentedPicture(page, 'queues');
  });

  it('sets up mappings, datasets, lists and badges, and the log says who did', async () => {
    await window.goTo('/settings/organization');
    await panel('Organization').getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Name').fill('Billetera Andina');
    await page.getByLabel('high', { exact: true }).fill('90');
    await page.getByRole('button', { name: 'Save' }).click();
    await saved();
    await panel('Organization').getByText('Billetera Andina').waitFor();
    expect((await system.get('/organization')).body['organization']).toMatchObject({ alertObjectives: { CRITICAL: 15, HIGH: 90 } });

    await page.getByRole('link', { name: 'Access' }).click();
    await panel(/^API keys/).getByRole('button', { name: 'Add a key' }).click();
    await page.getByLabel('Name').fill('Payments backend');
    await page.getByRole('button', { name: 'Save' }).click();
    const key = await page.getByRole('dialog').locator('pre').innerText();
    await page.keyboard.press('Escape');
    expect((await system.ask('GET', '/organization', { key })).status).toBe(200);
    await page.getByRole('button', { name: 'Revoke: Payments backend' }).click();
    await page.getByRole('button', { name: 'Revoke for good?: Payments backend' }).click();
    await page.getByRole('row').filter({ hasText: 'Payments backend' }).getByText('revoked').waitFor();
    await eventually('the revoked key opens nothing any more', async () => (await system.ask('GET', '/organization', { key })).status === 401);
    await panel(/^Members/).getByRole('button', { name: 'Add a member' }).click();
    const person = page.getByRole('dialog');
    await person.getByLabel('Name').fill('Vera');
    await person.getByLabel('E-mail').fill('vera@pagos.example');
    await person.getByLabel('Role').selectOption('viewer');
    await person.getByLabel('Password').fill('three words and a comma,');
    await person.getByRole('button', { name: 'Save' }).click();
    await saved();
    await page.getByLabel('Role: Vera').selectOption('operator');
    await page.getByRole('row').filter({ hasText: 'Vera' }).getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('row').filter({ hasText: 'Vera' }).getByText('disabled').waitFor();
    expect((await system.get('/members')).body['members']).toContainEqual(expect.objectContaining({ name: 'Vera', role: 'operator', disabledAt: expect.any(String) as string }));

    await page.getByRole('link', { name: 'Mappings' }).click();
    await panel('Mappings').getByRole('button', { name: 'Add' }).click();
    await page.getByLabel('Sent as').fill('user.signin_wrong');
    await page.getByLabel('Means').fill('LOGIN_FAILED');
    await page.getByRole('button', { name: 'Save' }).click();
    await saved();
    await panel('Mappings').getByRole('row').filter({ hasText: 'user.signin_wrong' }).getByText('LOGIN_FAILED').waitFor();

    await page.getByRole('link', { name: 'Datasets' }).click();
    await page.getByRole('button', { name: 'New dataset' }).click();
    await page.getByLabel('Name, in lower_snake_case').fill('suspicious_ips');
    await page.getByLabel('Key', { exact: true }).fill('203.0.113.7');
    await page.getByRole('button', { name: 'Save' }).click();
    await saved();
    await panel('suspicious_ips').getByText('203.0.113.7').waitFor();
    expect(await window.exported()).toEqual(['203.0.113.7,,CUSTOMER']);

    await page.getByRole('link', { name: 'Lists' }).click();
    await page.getByRole('button', { name: 'New list' }).waitFor();
    expect(await window.exported()).toEqual([]);
    await page.getByRole('button', { name: 'New list' }).click();
    await page.getByLabel('Name').fill('Stolen cards');
    await page.getByRole('button', { name: 'Save' }).click();
    await saved();
    const list = panel('Stolen cards');
    await list.getByLabel('Add values, one a line').fill('4111-a\n4111-b\n4111-a');
    await list.getByRole('button', { name: 'Add' }).click();
    await list.getByText('2 added, 1 known already, 0 refused').waitFor();
    await list.getByLabel('Is it on the list?').fill('4111-B');
    await list.getByRole('button', { name: 'Search' }).click();
    await list.getByText('On the list: 4111-b').waitFor();
    await list.getByRole('button', { name: 'Remove: 4111-a' }).click();
    await list.getByRole('button', { name: 'Remove for good?: 4111-a' }).click();
    await list.getByRole('cell', { name: '4111-a', exact: true }).waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Badges' }).click();
    await page.getByRole('button', { name: 'New badge' }).click();
    await page.getByLabel('Name').fill('Old friend');
    await page.getByLabel('Kind').first().selectOption('GOOD');
    const conditions = page.getByRole('group', { name: 'Conditions' });
    await conditions.getByLabel('Value').fill('100');
    await conditions.getByRole('button', { name: 'Who would carry it now?' }).click();
    await conditions.getByText(/^[1-9]\d* of \d+ people with scores$/).waitFor();
    await conditions.getByText(/^Behavior is|^BEHAVIOR is/).first().waitFor();
    await picture(page, 'settings-badge-preview');
    await conditions.getByLabel('Kind').selectOption('AGE');
    // What was asked of other conditions is not shown.
    await conditions.getByText(/people with scores$/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save' }).click();
    await saved();
    await panel('Badges of your own').getByRole('row').filter({ hasText: 'Old friend' }).getByText('Known since > 30 d').waitFor();

    await page.getByRole('link', { name: 'Location data' }).click();
    await page.getByRole('link', { name: /DB-IP/ }).first().waitFor();
    await page.getByRole('link', { name: 'Who changed what' }).click();
    for (const operation of ['changeOrganization', 'createApiKey', 'revokeApiKey', 'createMember', 'changeMember', 'setMapping', 'setDatasetEntry', 'createDataList', 'addDataListItems', 'createBadgeRule']) await page.getByRole('cell', { name: operation }).first().waitFor();
    expect((await window.exported()).filter((line) => line.includes('createBadgeRule'))).toHaveLength(1);
  });

  it('is hindered by no part of the settings', async () => {
    const parts = ['organization', 'access', 'mappings', 'datasets?dataset=suspicious_ips', 'lists', 'badges', 'location-data', 'changes'];
    for (const [n, part] of parts.entries()) {
      const [name = ''] = part.split('?');
      const [first, second] = n % 2 === 0 ? ([['dark', 390], ['light', 1_280]] as const) : ([['light', 1_280], ['dark', 390]] as const);
      await window.turnTo(`/settings/${part}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      for (const [colorScheme, width] of [first, second]) {
        await page.setViewportSize({ width, height: 860 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await picture(page, `settings-${name}-${width}`);
        expect(await hindrances(page, colorScheme === first[0] ? {} : { only: 'colours' }), `${name}, ${colorScheme}`).toEqual([]);
        expect.soft(await pixelsBeyond(page), `${name} is wider than ${width} px`).toBe(0);
      }
    }
    await page.setViewportSize({ width: 1_280, height: 860 });
    await page.emulateMedia({ colorScheme: 'light' });
    await window.goTo('/settings/badges');
    await panel('All badges').getByRole('row').nth(2).waitFor();
    await documentedPicture(page, 'settings');
  });
});
