import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { documentedPicture, hindrances, picture, pixelsBeyond } from '../support/browser.js';
import { ConsoleWindow } from '../support/console-window.js';
import { eventually } from '../support/eventually.js';
import { inhabit } from '../support/inhabited.js';
import type { Json, WholeSystem } from '../support/whole-system.js';

describe('an admin writes a rule, finds out whom it touches, and lets it act', () => {
  let window: ConsoleWindow;
  let system: WholeSystem;
  let page: Page;
  beforeAll(async () => {
    window = await ConsoleWindow.open();
    ({ system, page } = window);
    await inhabit(system);
    await window.goTo('/rules');
    await window.logIn();
    await window.heading('Rules');
  });
  afterAll(() => window.close());
  afterEach(() => expect(window.complaints).toEqual([]));

  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const discard = async (name = /^Discard/): Promise<void> => {
    await page.getByRole('button', { name }).click();
    await page.getByRole('button', { name }).click();
  };
  const text = (name = 'CEL text') => page.getByRole('textbox', { name });
  const completion = (name: string | RegExp) => page.getByRole('listbox', { name: 'Completions' }).getByRole('option', { name });
  const kept = async (): Promise<Json> => (await system.get(`/rules/${new URL(page.url()).pathname.split('/').at(-1) ?? ''}`)).body;

  it('installs a pack in shadow, having seen what it asks and what it leaves alone', async () => {
    await page.getByText('No rule is written yet').waitFor();
    await page.getByRole('link', { name: 'Packs' }).click();
    await window.heading('Packs');
    const pack = page.getByRole('region', { name: 'Rapid transfers' });
    await pack.getByText('More than five transfers').first().click();
    await pack.getByText('window.count').first().waitFor();
    await picture(page, 'rules-packs');
    await pack.getByRole('button', { name: 'Install in shadow' }).click();
    await pack.getByText('Rules installed: 2').waitFor();
    await window.press('g', 'r');
    await window.heading('Rules');
    await page.getByRole('row').filter({ hasText: 'in shadow' }).nth(1).waitFor();
  });

  it('writes a text whose words are completed and whose mistakes are marked where they are, with the way out', async () => {
    await page.getByRole('link', { name: 'New rule' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Logins from elsewhere');
    await text().click();
    await page.keyboard.type('event.evTy');
    await window.press('Control+Space', 'Backspace', 'Backspace');
    await completion(/event\.eventType/).waitFor();
    await picture(page, 'rules-completion');
    await window.press('Enter');
    await page.keyboard.type(' == "LOGIN_S');
    await completion('LOGIN_SUCCESS').click();
    await page.keyboard.type('" && place.contry != "AR"');
    await page.getByText('Did you mean place.country?').waitFor();
    expect((await page.locator('.cel .wrong').allInnerTexts()).join('')).toBe('place.contry');
    await picture(page, 'rules-mistake');
    await press('1:39');
    expect(await page.evaluate<number>('document.activeElement.selectionStart')).toBe('event.eventType == "LOGIN_SUCCESS" && '.length);
    await press('Put place.country');
    expect(await text().inputValue()).toBe('event.eventType == "LOGIN_SUCCESS" && place.country != "AR"');
    await window.press('Escape');
    await page.getByText('Nothing is wrong with it').waitFor();
  });

  it('asks it about one event, and sees what was there', async () => {
    const [login] = (await system.get('/events/user?event_type=LOGIN_SUCCESS&limit=1')).body['events'] as unknown as { id: string }[];
    await page.getByLabel('Event', { exact: true }).fill(login?.id ?? '');
    await press('Ask');
    await page.getByText('It holds', { exact: true }).waitFor();
    await page.locator('.explained').getByText('JP').waitFor();
    await picture(page, 'rules-tried');
  });

  it('adds a window that is put together, and keeps the rule as a draft', async () => {
    await press('Insert a window');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Figure').selectOption('distinct');
    await dialog.getByLabel('of', { exact: true }).fill('place.country');
    await dialog.getByLabel('Add to Over events').fill('LOGIN_SUCCESS');
    await dialog.getByLabel('Value', { exact: true }).fill('1');
    await dialog.locator('pre').filter({ hasText: 'window.distinct("place.country", ["LOGIN_SUCCESS"], "entity", "1d") > 1' }).waitFor();
    await picture(page, 'rules-window');
    await dialog.getByRole('button', { name: 'Insert' }).click();
    await page.getByText('Windows to count: 1').waitFor();
    // On a slow way: what is typed meanwhile is not lost when the answer comes.
    let onItsWay: Route | undefined;
    await page.route(/\/rules$/, (route) => void (onItsWay = route), { times: 1 });
    await press('Save');
    await eventually('it is on its way', async () => onItsWay !== undefined);
    const typed = page.getByLabel('Description').fill('From abroad.');
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    await onItsWay?.continue();
    await window.heading('Logins from elsewhere');
    await typed;
    expect(await page.getByLabel('Description').inputValue()).toBe('From abroad.');
    await discard();
    expect(await kept()).toMatchObject({ name: 'Logins from elsewhere', status: 'draft', conditions: { cel: expect.stringContaining('window.distinct') as unknown } });
  });

  it('publishes it only after it was told whom it would have touched', async () => {
    await press('Publish');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('These conditions were not backtested yet').waitFor();
    await dialog.getByRole('button', { name: 'Backtest the last 7 days' }).click();
    await dialog.getByText(/touched: entities 1 .*, hits 2, alerts 1/).waitFor({ timeout: 30_000 });
    await picture(page, 'rules-publish');
    await dialog.getByRole('button', { name: 'Publish it' }).click();
    await page.getByText('Saved as version 2').waitFor();
    expect(await kept()).toMatchObject({ status: 'active', version: 2 });
  });

  it('stops a backtest that is on its way', async () => {
    await text().fill('event.eventType == "LOGIN_SUCCESS"');
    await page.getByRole('button', { name: 'Backtest', exact: true }).click();
    // As if a process had taken it up and said nothing since: this one leaves it alone.
    await system.database.run(`alter table backtest alter column claimed_until set default now() + interval '1 hour'`);
    await press('Run');
    await page.getByRole('progressbar', { name: 'Backtest' }).waitFor();
    await picture(page, 'rules-under-way');
    await press('Stop');
    await page.getByText('Stopped after 0 events').waitFor();
    await system.database.run('alter table backtest alter column claimed_until drop default');
    const { body } = await system.get('/rules/backtests?limit=1');
    expect(body['backtests']?.[0]).toMatchObject({ status: 'stopped', report: null });
  });

  it('backtests a change before it is kept, and sees days, entities and overlap', async () => {
    await press('Run');
    await page.getByText('Overlap with other rules').waitFor({ timeout: 30_000 });
    const report = page.locator('.report');
    expect(Number(await report.locator('dd').nth(1).innerText())).toBeGreaterThan(5);
    await page.setViewportSize({ width: 1_280, height: 1_260 });
    await documentedPicture(page, 'rules-backtest', 1_260);
    await page.setViewportSize({ width: 1_280, height: 860 });
    expect((await kept())['version']).toBe(2);
    await press('Save');
    await page.getByRole('dialog').getByText(/touched: entities/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish it' }).click();
    await page.getByText('Saved as version 3').waitFor();
  });

  it('sees its hits, and goes back to what it said before', async () => {
    await system.post('/events/user', { eventType: 'LOGIN_SUCCESS', entityExternalId: 'client-101', ipAddress: '190.16.1.9' });
    await system.settled();
    await page.getByRole('button', { name: 'Hits', exact: true }).click();
    await page.getByText('Explained').first().click();
    await page.locator('.hits .explained').getByText('LOGIN_SUCCESS').first().waitFor();
    expect((await window.exported()).length).toBe(await page.locator('.hits > li').count());
    await picture(page, 'rules-hits');
    await page.getByRole('button', { name: 'Versions', exact: true }).click();
    await page.locator('.difference del').filter({ hasText: 'window.distinct' }).waitFor();
    await picture(page, 'rules-versions');
    await press('Restore: version 2');
    await page.getByText('Version 2 stands in the editor').waitFor();
    expect(await text().inputValue()).toContain('window.distinct');
    await press('Save');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish it' }).click();
    await page.getByText('Saved as version 4').waitFor();
    await press('Run in shadow');
    await page.getByText('Saved as version 5').waitFor();
    expect(await kept()).toMatchObject({ status: 'shadow', conditions: { cel: expect.stringContaining('window.distinct') as unknown } });
  });

  it('is told when somebody else was faster, and takes theirs or puts the own changes on top', async () => {
    const meanwhile = async (change: object): Promise<void> => void expect((await system.patch(`/rules/${String((await kept())['id'])}`, change)).status).toBe(200);
    const overtaken = page.getByRole('region', { name: 'Somebody else saved it meanwhile' });
    const description = page.getByRole('textbox', { name: 'Description' });
    await description.fill('Mine');
    await meanwhile({ description: 'Theirs', priority: 70 });
    await press('Save');
    await overtaken.locator('ins').getByText('Theirs').waitFor();
    await overtaken.getByText('You both changed: Description.').waitFor();
    await picture(page, 'rules-overtaken');
    expect(await hindrances(page)).toEqual([]);
    await overtaken.getByRole('button', { name: 'Take theirs, drop mine' }).click();
    await overtaken.waitFor({ state: 'detached' });
    expect(await description.inputValue()).toBe('Theirs');

    await description.fill('Mine after all');
    await meanwhile({ priority: 20 });
    await press('Save');
    await overtaken.locator('ins').getByText('20').waitFor();
    await overtaken.getByRole('button', { name: 'Put mine on top' }).click();
    await page.getByText('Your changes stand on version 7 now').waitFor();
    expect(await kept()).toMatchObject({ description: 'Theirs', priority: 20, version: 7 });
    await press('Save');
    await page.getByText('Saved as version 8').waitFor();
    expect(await kept()).toMatchObject({ description: 'Mine after all', priority: 20 });
  });

  it('shows a viewer all of it, and lets them change nothing', async () => {
    const vera = { email: 'vera@pagos.example', name: 'Vera', role: 'viewer', password: 'three words and a comma,' };
    await system.post('/members', vera);
    const veras = await window.another();
    await veras.goTo(new URL(page.url()).pathname.replace('/console', ''));
    await veras.logIn(vera);
    await veras.heading('Logins from elsewhere');
    const at = veras.page;
    expect(await at.getByRole('textbox', { name: 'CEL text' }).isEditable()).toBe(false);
    expect(await at.getByRole('textbox', { name: 'Name', exact: true }).isDisabled()).toBe(true);
    for (const [tab, part] of [['Backtest', '.report'], ['Hits', '.hits'], ['Versions', '.difference']] as const) {
      await at.getByRole('button', { name: tab, exact: true }).click();
      await at.locator(part).first().waitFor();
    }
    expect(await at.getByRole('button', { name: /^(Save|Publish|Run in shadow|Take out of shadow|Run|Restore.*|Delete.*)$/ }).count()).toBe(0);
    await veras.goTo('/rules');
    await at.getByRole('row').nth(1).waitFor();
    expect(await at.getByRole('link', { name: 'New rule' }).count()).toBe(0);
    expect(veras.complaints).toEqual([]);
  });

  it('builds a tree by keyboard, which says the same as a text', async () => {
    await window.goTo('/rules/new');
    await page.getByRole('textbox', { name: 'Name' }).fill('Many or large');
    await press('Tree');
    const first = page.getByRole('group', { name: 'Condition 1', exact: true });
    await first.getByLabel('Field').fill('event.amont');
    await page.getByText('Did you mean event.amount?').first().waitFor();
    await first.getByRole('button', { name: 'Put event.amount' }).click();
    expect(await first.getByLabel('Field').inputValue()).toBe('event.amount');
    await first.getByLabel('Operator').selectOption('gte');
    await first.getByLabel('Value').fill('1000000');
    await page.getByRole('button', { name: 'Add a group' }).focus();
    await window.press('Enter');
    const second = page.getByRole('group', { name: 'Condition 2.1' });
    // The focus comes a moment after the group: what is typed before goes nowhere.
    await second.getByLabel('Field').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('event.country');
    await second.getByLabel('Operator').selectOption('in');
    await second.getByLabel('Add to Value').fill('KP,IR,');
    await page.getByRole('button', { name: 'Add a window' }).first().focus();
    await window.press('Enter');
    await page.getByText('Nothing is wrong with it').waitFor();
    await first.getByLabel('Field').focus();
    await window.press('Alt+ArrowDown');
    await page.getByRole('group', { name: 'Condition 2', exact: true }).getByLabel('Field').waitFor();
    await picture(page, 'rules-tree');
    await window.press('Escape', 'g', 'r');
    await window.heading('Rules');
    await page.getByRole('link', { name: 'New rule' }).click();
    await page.getByText('What you had not saved waited here').waitFor();
    await press('JSON');
    expect(JSON.parse(await page.getByRole('textbox', { name: 'JSON' }).inputValue())).toMatchObject({
      operator: 'AND',
      conditions: [{ operator: 'OR', conditions: [{ field: 'event.country', operator: 'in', value: ['KP', 'IR'] }, { field: 'window' }] }, { field: 'event.amount', operator: 'gte', value: 1_000_000 }],
    });
    await discard();
    await page.getByRole('textbox', { name: 'JSON' }).waitFor({ state: 'detached' });
  });

  it('turns conditions on scores into a tree or a text that says the same', async () => {
    const { body } = await system.post('/rules', { name: 'Not itself', status: 'draft', conditions: [{ dimension: 'BEHAVIOR', operator: 'lt', threshold: 40, minConfidence: 0.5 }] });
    await window.goTo(`/rules/${String(body['id'])}`);
    await page.getByText('Nothing is wrong with it').waitFor();
    await press('Tree');
    await page.getByRole('group', { name: 'Condition 1.2', exact: true }).getByLabel('Field').and(page.locator('[value="scores.BEHAVIOR.value"]')).waitFor();
    await press('Save');
    await page.getByText('Saved as version 2').waitFor();
    expect(await kept()).toMatchObject({ conditions: { operator: 'AND', conditions: [{ conditions: [{ field: 'scores.BEHAVIOR.confidence', value: 0.5 }, { field: 'scores.BEHAVIOR.value', value: 40 }] }] } });
  });

  it('finds rules by the address bar and by keys', async () => {
    await window.goTo('/rules?status=shadow&severity=MEDIUM');
    await page.getByRole('row').nth(1).waitFor();
    expect(new Set(await page.locator('tbody td:nth-child(2)').allInnerTexts())).toEqual(new Set(['in shadow']));
    expect(await window.exported()).toHaveLength(await page.locator('tbody tr').count());
    await window.press('/');
    await page.keyboard.type('five transfers');
    await window.press('Enter');
    await page.waitForURL(/search=five/);
    await window.press('Escape');
    await page.getByRole('row').nth(1).waitFor();
    await window.press('j', 'Enter');
    await window.heading(/More than five transfers/);
  });

  it.each([
    ['light, 1,280 px, English', { width: 1_280, height: 860 }, 'light', 'en'],
    ['dark, 390 px, Spanish', { width: 390, height: 844 }, 'dark', 'es'],
  ] as const)('hinders nobody: %s', async (_, viewport, colorScheme, language) => {
    const [rule] = (await system.get('/rules?search=Logins')).body['rules'] as unknown as { id: string }[];
    await page.evaluate(`localStorage.setItem('tamiz-language', '${language}')`);
    await window.goTo('/rules');
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const english = language === 'en';
    const look = async (name: string): Promise<void> => {
      await picture(page, `rules-${name}-${viewport.width}`);
      expect.soft(await hindrances(page), name).toEqual([]);
      expect.soft(await pixelsBeyond(page), `${name} is wider than the window`).toBe(0);
    };
    for (const [name, path, part] of [['list', '/rules', 'tbody tr'], ['packs', '/rules/packs', '.packs'], ['text', `/rules/${rule?.id ?? ''}?tab=backtest`, '.report']] as const) {
      await window.turnTo(path);
      await page.locator(part).first().waitFor();
      await look(name);
    }
    for (const [name, label, part] of [['hits', english ? 'Hits' : 'Aciertos', '.hits'], ['versions', english ? 'Versions' : 'Versiones', '.difference']] as const) {
      await press(label);
      await page.locator(part).first().waitFor();
      await look(name);
    }
    await window.turnTo('/rules/new');
    await text(english ? 'CEL text' : 'Texto CEL').fill('place.contry == "AR"');
    await page.getByText(english ? 'There is no field "place.contry".' : 'No existe ese campo. ¿Quisiste decir place.country?').waitFor();
    await look('mistake');
    await press(english ? 'Tree' : 'Árbol');
    await press(english ? 'Add a window' : 'Añadir una ventana');
    await look('builder');
    await discard(english ? /^Discard/ : /Descartar/);
  });
});
