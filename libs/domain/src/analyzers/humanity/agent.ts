import { createIsbotFromList, list } from 'isbot';
import { remembering } from '../../cache/remembering.js';

/**
 * What a user agent gives itself out for. `automation`: a driven browser or a crawler; `library`: an HTTP client of a
 * program; `app`: a native application; `browser`; and `unknown`, which is not a crime.
 */
export type AgentKind = 'automation' | 'library' | 'app' | 'browser' | 'unknown';

/** What browsers say who are driven by a program and do not hide it. */
const driven = /headless|puppeteer|playwright|selenium|webdriver|phantomjs|cypress|testcafe|nightmare/i;

/** isbot takes some of these for bots: they are libraries, but those that phones' applications are made with. */
const native = /okhttp|\bdart\b|cfnetwork|alamofire|dalvik|ktor|reactnative|react-native|flutter|\bexpo\b|^mozilla\/5\.0 .*electron\//i;

const library =
  /^(python|aiohttp|httpx|curl|wget|axios|node|undici|got|deno|bun|go-http-client|java|apache-httpclient|jersey|spring|libwww|perl|postmanruntime|insomnia|ruby|faraday|rest-?client|restsharp|guzzle|php|symfony|\.net|reactornetty)\b/i;

const browser = /^(mozilla|opera)\/\d.*\b(chrome|crios|safari|firefox|fxios|edg|edga|edgios|opr|opera|trident|samsungbrowser|applewebkit|gecko)\b/i;

/**
 * isbot also takes whatever is short and plain for a bot. So are the names that companies give to their own apps, so only
 * its patterns that name somebody count: those with a word in them.
 */
const isNamedBot = createIsbotFromList(list.filter((pattern) => /[a-z]{3}/.test(pattern.replace(/\\.|\[[^\]]*\]/g, ' '))));

/** Agents are a few thousand strings repeated for ever, and recognising one costs as much as the rest of a score. */
export const kindOfAgent = remembering(recognise, { atMost: 4_000 });

/** The longest that is looked at: real ones end before, and the sender decides the length. */
const longestAgent = 512;

function recognise(agent: string): AgentKind {
  const seen = agent.slice(0, longestAgent).trim();
  if (driven.test(seen)) return 'automation';
  if (native.test(seen)) return 'app';
  if (library.test(seen)) return 'library';
  if (isNamedBot(seen)) return 'automation';
  return browser.test(seen) ? 'browser' : 'unknown';
}
