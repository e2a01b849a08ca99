import { describe, expect, it } from 'vitest';
import { kindOfAgent } from './agent.js';
import { remembering } from '../../cache/remembering.js';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('kindOfAgent', () => {
  it.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36`, 'browser'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'browser'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'browser'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1', 'browser'],
    [`Mozilla/5.0 (Linux; Android 14; CUBOT KINGKONG 9 Build/UP1A; wv) ${webkit} Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36`, 'browser'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 309.0.0.21', 'browser'],
    ['okhttp/4.12.0', 'app'],
    ['Dart/3.5 (dart:io)', 'app'],
    ['MyBank/3.2 CFNetwork/1494.0.7 Darwin/23.4.0', 'app'],
    ['Dalvik/2.1.0 (Linux; U; Android 13; CUBOT NOTE 50)', 'app'],
    [`Mozilla/5.0 (Macintosh) ${webkit} MyBank/2.0 Chrome/128.0.0.0 Electron/32.1.2 Safari/537.36`, 'app'],
    ['MyBank/3.2', 'unknown'],
    ['MyBank/3.2 (iPhone; iOS 17.2; Scale/3.00)', 'unknown'],
    ['Banco Galicia 7', 'unknown'],
    ['python-requests/2.32.3', 'library'],
    ['curl/8.5.0', 'library'],
    ['axios/1.7.9', 'library'],
    ['Go-http-client/2.0', 'library'],
    ['Java/17.0.2', 'library'],
    ['node', 'library'],
    ['PostmanRuntime/7.43.0', 'library'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} HeadlessChrome/142.0.0.0 Safari/537.36`, 'automation'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/142.0.0.0 Safari/537.36 Puppeteer`, 'automation'],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'automation'],
    ['Scrapy/2.12.0 (+https://scrapy.org)', 'automation'],
    ['GPTBot/1.2', 'automation'],
    ['facebookexternalhit/1.1', 'automation'],
    ['\u0000'.repeat(100_000), 'unknown'],
  ])('%s: %s', (agent, kind) => {
    expect(kindOfAgent(agent)).toBe(kind);
  });
});

describe('remembering', () => {
  it('asks once while it remembers, and forgets what is not in use', () => {
    const asked: string[] = [];
    const length = remembering((word) => (asked.push(word), word.length), { atMost: 4 });
    for (const word of ['in use', 'b', 'c', 'in use', 'd', 'e', 'in use', 'f', 'g', 'in use', 'b']) expect(length(word)).toBe(word.length);
    expect(asked).toEqual(['in use', 'b', 'c', 'd', 'e', 'f', 'g', 'b']);
  });
});
