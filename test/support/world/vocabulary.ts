import type { Dice } from './dice.js';

/** How banks' apps introduce themselves: with a name of their own, or as the library that they are built on. */
export const appAgents = [
  { android: (model: string, version: string) => `Banco/6.4.1 (Android ${version}; ${model})`, ios: (model: string, version: string) => `Banco/6.4.0 (${model}; iOS ${version})` },
  { android: () => 'okhttp/4.12.0', ios: (_: string, version: string) => `Billetera/412 CFNetwork/1568.200.51 Darwin/24.${version.slice(-1)}.0` },
  { android: () => 'Dart/3.5 (dart:io)', ios: () => 'Dart/3.5 (dart:io)' },
  { android: (model: string, version: string) => `Dalvik/2.1.0 (Linux; U; Android ${version}; ${model} Build/UP1A.231005.007)`, ios: (_: string, version: string) => `NeoPay/3.2.0 (com.neopay.app; build:88; iOS ${version}) Alamofire/5.9.1` },
] as const;

const disposableDomains = [
  'mailinator.com', 'guerrillamail.com', '10minutemail.com', 'yopmail.com', 'trashmail.com', 'temp-mail.org', 'sharklasers.com', 'getnada.com', 'dispostable.com', 'maildrop.cc',
  'mintemail.com', 'throwawaymail.com', 'mohmal.com', 'fakeinbox.com', 'mailnesia.com', 'tempail.com', 'emailondeck.com', 'spamgourmet.com', 'discard.email', 'mailcatch.com',
  'grr.la', 'mytemp.email', 'tempr.email', 'burnermail.io', 'inboxkitten.com', 'mail-temp.com', 'guerrillamail.info', 'yopmail.fr', 'harakirimail.com', 'tempmail.net',
];

const scriptAgents = [
  'python-requests/2.32.3', 'curl/8.9.1', 'Go-http-client/2.0', 'axios/1.7.7', 'node-fetch/1.0 (+https://github.com/bitinn/node-fetch)', 'aiohttp/3.10.5', 'Java/17.0.9',
  'Apache-HttpClient/5.3 (Java/17.0.9)', 'PostmanRuntime/7.42.0', 'GuzzleHttp/7', 'libwww-perl/6.77', 'Wget/1.24.5', 'python-httpx/0.27.2', 'Ruby', 'Scrapy/2.11.2 (+https://scrapy.org)',
];

const headlessAgents = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/128.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.6478.126 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/129.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/534.34 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/534.34',
];

/** Browsers whose agent was patched, but which still say that a program drives them. */
const drivenAgents = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
];

const emulatedPhones = [
  { manufacturer: 'Google', model: 'sdk_gphone64_x86_64', brand: 'google' }, { manufacturer: 'unknown', model: 'Android SDK built for x86', brand: 'generic_x86' }, { manufacturer: 'Genymotion', model: 'Google Nexus 5X', brand: 'generic' },
  { manufacturer: 'BlueStacks', model: 'SM-G988N', brand: 'samsung' }, { manufacturer: 'Google', model: 'sdk_gphone_arm64', brand: 'google' }, { manufacturer: 'nox', model: 'SM-N976N', brand: 'samsung' },
];

const countries = ['RU', 'VN', 'ID', 'IN', 'NG', 'UA', 'RO', 'BR', 'CO', 'VE', 'PE'];

/** The half of each list that the thieves of one world use. */
export function attackVocabulary(dice: Dice) {
  const half = <Item>(items: readonly Item[]): Item[] => dice.some(items, Math.ceil(items.length / 2));
  return {
    disposableDomains: half(disposableDomains),
    scriptAgents: half(scriptAgents),
    headlessAgents: half(headlessAgents),
    drivenAgents: half(drivenAgents),
    emulatedPhones: half(emulatedPhones),
    countries: half(countries),
  };
}
