/** Told by the first that fits: nearly every browser also says that it is the ones before it. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung'],
  [/\bYaBrowser\//, 'Yandex'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b|\biPad\b|\biOS\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

/** No agent that says anything is longer. */
const readAtMost = 512;

/**
 * The browser and its system, or the name before the version when it is an app: what stays when somebody updates, and
 * changes when somebody else comes.
 */
export function agentFamily(userAgent: string): string {
  const agent = userAgent.slice(0, readAtMost);
  const named = (families: typeof browsers): string | undefined => families.find(([mark]) => mark.test(agent))?.[1];
  const system = named(systems);
  const browser = agent.startsWith('Mozilla/') ? (named(browsers) ?? 'a browser') : agent.split(/[/ (]/, 1)[0]?.slice(0, 64);
  return system === undefined ? (browser ?? '') : `${browser} on ${system}`;
}
