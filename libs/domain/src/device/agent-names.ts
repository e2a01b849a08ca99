/** Told by the first that fits: nearly every browser also says that it is the ones before it. */
const browsers = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung'],
  [/\bYaBrowser\//, 'Yandex'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;

const systems = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b|\biPad\b|\biOS\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
] as const;

export type BrowserName = (typeof browsers)[number][1];
export type SystemName = (typeof systems)[number][1];

export const browserNames: readonly BrowserName[] = browsers.map(([, name]) => name);

/** No agent that says anything is longer. */
const readAtMost = 512;

/** The browser that an agent gives itself out for; null when it names none that is known. */
export const browserOf = (userAgent: string): BrowserName | null => named(browsers, userAgent);

/** The system that an agent says it runs on; null when it names none that is known. */
export const systemOf = (userAgent: string): SystemName | null => named(systems, userAgent);

/** The system by the name that applications give it: `macOS`, `Mac OS`, `iPadOS`, `Windows 11`. */
export function systemNamed(name: string): SystemName | null {
  if (/^(ios|ipados|iphone os)/i.test(name)) return 'iOS';
  if (/^(mac ?os|os x|darwin)/i.test(name)) return 'macOS';
  if (/^android/i.test(name)) return 'Android';
  if (/^windows/i.test(name)) return 'Windows';
  if (/^(chrome ?os|cros)/i.test(name)) return 'ChromeOS';
  return /^(linux|ubuntu|debian|fedora)/i.test(name) ? 'Linux' : null;
}

function named<Name extends string>(marks: readonly (readonly [RegExp, Name])[], userAgent: string): Name | null {
  const agent = userAgent.slice(0, readAtMost);
  return marks.find(([mark]) => mark.test(agent))?.[1] ?? null;
}
