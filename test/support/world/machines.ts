import { zones } from './clock.js';
import type { Dice } from './dice.js';
import type { Parameters } from './parameters.js';

/** What somebody does it with. */
export interface Machine {
  readonly deviceId: string;
  readonly kind: 'phone' | 'browser';
  readonly userAgent: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const androids = [
  ['Samsung', 'SM-A546E', '14'], ['Samsung', 'SM-A155M', '14'], ['Samsung', 'SM-S918B', '14'], ['Samsung', 'SM-A235M', '13'], ['Motorola', 'moto g84 5G', '13'], ['Motorola', 'moto g54', '14'],
  ['Motorola', 'moto e13', '13'], ['Xiaomi', '23021RAA2Y', '13'], ['Xiaomi', '2201117TL', '12'], ['TCL', 'T506A', '13'], ['Google', 'Pixel 7a', '14'], ['Samsung', 'SM-A045M', '12'],
] as const;

const iphones = [['iPhone13,2', '17.6.1'], ['iPhone14,5', '17.5.1'], ['iPhone15,3', '18.0'], ['iPhone12,1', '16.7.10'], ['iPhone16,1', '18.0.1']] as const;

const rootedShare = 0.02;

/** A phone with the bank's app on it. */
export function phone(dice: Dice, { app }: Pick<Parameters, 'app'>): Machine {
  if (dice.chance(0.27)) {
    const [model, version] = dice.of(iphones);
    return {
      deviceId: [8, 4, 4, 4, 12].map((length) => dice.hex(length)).join('-').toUpperCase(),
      kind: 'phone',
      userAgent: app.ios(model, version),
      details: { platform: 'ios', manufacturer: 'Apple', model, systemName: 'iOS', systemVersion: version, isEmulator: false, isRooted: false },
    };
  }
  const [manufacturer, model, version] = dice.of(androids);
  return {
    deviceId: dice.hex(16),
    kind: 'phone',
    userAgent: app.android(model, version),
    details: { platform: 'android', manufacturer, model, brand: manufacturer.toLowerCase(), osName: 'Android', osVersion: version, isEmulator: false, isRooted: dice.chance(rootedShare) },
  };
}

const versions = [126, 127, 128, 129];

/** A browser on a computer, or now and then on a phone. */
export function browser(dice: Dice, country: string): Machine {
  const version = dice.of(versions);
  const chrome = `AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0`;
  const [userAgent, details] = dice.weighted<readonly [string, object]>([
    [[`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`, { osName: 'Windows', osVersion: '10', browser: 'Chrome', browserVersion: String(version), screen: { width: 1366, height: 768 } }], 50],
    [[`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/${version}.0.0.0`, { osName: 'Windows', osVersion: '11', browser: 'Edge', browserVersion: String(version), screen: { width: 1920, height: 1080 } }], 12],
    [[`Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${version + 2}.0) Gecko/20100101 Firefox/${version + 2}.0`, { osName: 'Windows', osVersion: '10', browser: 'Firefox', browserVersion: String(version + 2), screen: { width: 1920, height: 1080 } }], 7],
    [['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15', { osName: 'macOS', osVersion: '10.15.7', browser: 'Safari', browserVersion: '17.6', screen: { width: 1440, height: 900 } }], 10],
    [[`Mozilla/5.0 (X11; Linux x86_64) ${chrome} Safari/537.36`, { osName: 'Linux', browser: 'Chrome', browserVersion: String(version), screen: { width: 1920, height: 1080 } }], 2],
    [[`Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`, { osName: 'Android', osVersion: '10', browser: 'Chrome Mobile', browserVersion: String(version), screen: { width: 412, height: 915 } }], 19],
  ]);
  return { deviceId: `fp_${dice.hex(20)}`, kind: 'browser', userAgent, details: { platform: 'web', ...details, timezone: zones[country] ?? zones['AR'], language: country === 'BR' ? 'pt-BR' : `es-${country}` } };
}

/** Chrome on a phone, which tells the same of all phones of a size. */
export function browserOnAndroid(dice: Dice, country: string): Machine {
  const version = dice.of(versions);
  return {
    deviceId: `fp_${dice.hex(20)}`,
    kind: 'browser',
    userAgent: `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Mobile Safari/537.36`,
    details: { platform: 'web', osName: 'Android', osVersion: '10', browser: 'Chrome Mobile', browserVersion: String(version), screen: { width: 412, height: 915 }, timezone: zones[country] ?? zones['AR'], language: `es-${country}` },
  };
}

/** Safari on a phone: what its maker's relay goes with. */
export function safariOnPhone(dice: Dice, country: string): Machine {
  const version = dice.of(['17.5', '17.6', '18.0']);
  return {
    deviceId: `fp_${dice.hex(20)}`,
    kind: 'browser',
    userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS ${version.replace('.', '_')} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version} Mobile/15E148 Safari/604.1`,
    details: { platform: 'web', osName: 'iOS', osVersion: version, browser: 'Mobile Safari', browserVersion: version, screen: { width: 390, height: 844 }, timezone: zones[country] ?? zones['AR'], language: `es-${country}` },
  };
}
