import { newest } from '../../facts/windows.js';
import { beginningOf } from '../../spelling/beginning-of.js';
import { counted, eventsOf, growing, percent } from '../evidence.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { kindOfAgent, type AgentKind } from './agent.js';

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const headless = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36';

/**
 * Nobody is called a headless browser who is not one, so that weighs; everybody can call himself Chrome, so that says little.
 * A plain HTTP library is in between: it may be a script, or the customer's own backend that forwards its agent for all.
 */
export const userAgent = defineAnalyzer({
  code: 'humanity.user-agent',
  title: 'The user agent is that of a program',
  dimension: 'HUMANITY',
  weight: 3,
  needs: ['userAgents'],
  judge: ({ userAgents }) => {
    const agents = newest(userAgents).map(({ agent, events }) => ({ agent, events, kind: kindOfAgent(agent) }));
    const all = eventsOf(agents);
    const of = (kind: AgentKind) => eventsOf(agents, (use) => use.kind === kind);

    const driven = of('automation');
    if (driven > 0) {
      const worst = agents.find(({ kind }) => kind === 'automation')?.agent ?? '';
      return observe({
        value: 0.02 + 0.6 * (1 - driven / all),
        confidence: 0.7 + growing(driven, { halfway: 4, most: 0.25 }),
        because: `${percent(driven / all)} of ${counted(all, 'event')} came from an automated agent: ${excerpt(worst)}.`,
      });
    }
    const scripted = of('library');
    if (scripted > 0) {
      const worst = agents.find(({ kind }) => kind === 'library')?.agent ?? '';
      return observe({
        value: 0.3 + 0.5 * (1 - scripted / all),
        confidence: growing(scripted, { halfway: 6, most: 0.25 }),
        because: `${percent(scripted / all)} of ${counted(all, 'event')} came from an HTTP library: ${excerpt(worst)}. A backend that forwards its own agent looks like this too.`,
      });
    }
    const known = of('browser') + of('app');
    if (known === 0) return silent;
    return observe({
      value: 0.95,
      confidence: growing(known, { halfway: 4, most: 0.08 }),
      because: `${counted(known, 'event')} came from ordinary browsers and apps.`,
    });
  },
  complaint: {
    says: 'I use our own mobile app. Its HTTP library has a name, and I am not that library.',
    given: { userAgents: [{ agent: 'okhttp/4.12.0', events: 20 }, { agent: 'MyBank/3.2 CFNetwork/1494.0.7 Darwin/23.4.0', events: 5 }] },
  },
  examples: [
    { name: 'a headless browser, at its first event', given: { userAgents: [{ agent: headless, events: 1 }] }, says: { below: 0.05 } },
    { name: 'a script', given: { userAgents: [{ agent: 'python-requests/2.32.3', events: 12 }] }, says: { below: 0.35 } },
    {
      name: 'a browser that is joined by a driven one',
      given: { userAgents: [{ agent: chrome, events: 16 }, { agent: headless, events: 16 }] },
      says: { below: 0.4 },
    },
    { name: 'an ordinary browser', given: { userAgents: [{ agent: chrome, events: 8 }] }, says: { above: 0.9 } },
    { name: 'a Flutter app', given: { userAgents: [{ agent: 'Dart/3.5 (dart:io)', events: 8 }] }, says: { above: 0.9 } },
    { name: 'an app with a name of its own', given: { userAgents: [{ agent: 'MyBank/3.2', events: 8 }] }, says: 'silent' },
    { name: 'no agent at all', given: { userAgents: [] }, says: 'silent' },
  ],
});

/** Short, and on one line: the sender chose every letter of it. */
function excerpt(agent: string): string {
  const line = agent.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > 80 ? `${beginningOf(line, 79)}…` : line;
}
