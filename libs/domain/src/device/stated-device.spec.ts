import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { browserOf, systemOf } from './agent-names.js';
import { automationMarks, statedDevice } from './stated-device.js';

describe('statedDevice', () => {
  it('reads what a browser signs, what a phone reports, and what another script calls it', () => {
    expect(statedDevice({ platform: 'web', screen: { width: 1920, height: 1080, colorDepth: 24 }, cores: 8, touchPoints: 0, webglRenderer: 'Apple M2', webdriver: false }, 'Mozilla/5.0')).toEqual({
      agent: 'Mozilla/5.0', system: null, model: null, browser: null, cores: 8, screen: { width: 1920, height: 1080 }, touchPoints: 0, renderer: 'Apple M2', emulator: false, rooted: false, automation: [],
    });
    expect(statedDevice({ platform: 'android', manufacturer: 'Google', model: 'Pixel 7a', isPhysicalDevice: false }, null)).toMatchObject({ model: 'Google Pixel 7a', emulator: true });
    expect(statedDevice({ platform: 'android', osVersion: '14', isEmulator: true, isRooted: true }, null)).toMatchObject({ system: 'Android', emulator: true, rooted: true, screen: null, cores: null });
    expect(statedDevice({ systemName: 'iOS', jailbroken: 'true', hardwareConcurrency: 0, screenResolution: '1x1', gpu: 'x' }, '')).toMatchObject({
      agent: null, system: 'iOS', rooted: true, cores: 0, screen: { width: 1, height: 1 }, renderer: 'x',
    });
  });

  it('reads whatever it is handed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('platform', 'screen', 'cores', 'bot', 'botd', 'automation', 'webdriver', 'screenResolution', 'isEmulator'), fc.jsonValue()), (details) => {
        const { automation } = statedDevice(details as Record<string, unknown>, null);
        expect(automation.length).toBeLessThanOrEqual(4);
        expect(automation.every((mark) => mark.length > 0 && mark.length <= 64)).toBe(true);
      }),
    );
  });
});

describe('automationMarks', () => {
  it.each<[object, string[]]>([
    [{ webdriver: true }, ['webdriver']],
    [{ webdriver: false, bot: false, automation: false }, []],
    [{ bot: true, botKind: 'headless_chrome' }, ['headless_chrome']],
    [{ botd: { bot: true, botKind: 'selenium' } }, ['selenium']],
    [{ bot: { result: 'bad', type: 'phantomjs' } }, ['phantomjs']],
    [{ bot: { result: 'notDetected' } }, []],
    [{ automation: ['cdp', 'webdriver'], webdriver: true }, ['webdriver', 'cdp']],
    [{ automation: 'playwright' }, ['playwright']],
    [{ automation: true }, ['automation']],
    [{ automation: 'false', webdriver: 'false' }, []],
  ])('%j: %j', (said, marks) => {
    expect(automationMarks(said as Record<string, unknown>)).toEqual(marks);
  });
});

describe('the names in an agent', () => {
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
  it.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36`, 'Chrome', 'Windows'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Edge', 'Windows'],
    [`Mozilla/5.0 (Linux; Android 14; SM-A156M) ${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'Samsung', 'Android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1', 'Chrome', 'iOS'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15', 'Safari', 'macOS'],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/142.0.0.0 Safari/537.36`, 'Chrome', 'ChromeOS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox', 'Linux'],
    ['okhttp/4.12.0', null, null],
  ])('%s: %s on %s', (agent, browser, system) => {
    expect([browserOf(agent), systemOf(agent)]).toEqual([browser, system]);
  });
});
