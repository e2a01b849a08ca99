import { remembering } from '../cache/remembering.js';
import { browserOf, browserNames, systemOf } from '../device/agent-names.js';

/** No agent that says anything is longer. */
const readAtMost = 512;

/** Agents are a few thousand strings repeated for ever, each read with every event of everybody. */
const kept = { atMost: 4_000 };

/**
 * The browser and its system, or the name before the version when it is an app: what stays when somebody updates, and
 * changes when somebody else comes.
 */
export const agentFamily = remembering(readFamily, kept);

function readFamily(userAgent: string): string {
  const agent = userAgent.slice(0, readAtMost);
  const system = systemOf(agent);
  const browser = agent.startsWith('Mozilla/') ? (browserOf(agent) ?? unnamed) : agent.split(/[/ (]/, 1)[0]?.slice(0, 64);
  return system === null ? (browser ?? '') : `${browser} on ${system}`;
}

const unnamed = 'a browser';

/** All browsers on the system of this agent; the family alone when it names no system, or is an app. */
export const familiesOnSystem: (userAgent: string) => readonly string[] = remembering(readFamilies, kept);

function readFamilies(userAgent: string): string[] {
  const family = agentFamily(userAgent);
  const system = systemOf(userAgent);
  return [...new Set([family, ...(system === null ? [] : [...browserNames, unnamed].map((browser) => `${browser} on ${system}`))])];
}
