import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Domains that somebody collects. */
export interface List {
  readonly name: string;
  domains(): string[];
}

/** Resolved from this module, so that it is found from the sources, from the bundle and in tests alike. */
const fromHere = createRequire(import.meta.url);

function read(path: string): string {
  try {
    return readFileSync(fromHere.resolve(path), 'utf8');
  } catch (cause) {
    throw new Error(`${path} is not installed, so disposable mail cannot be told. Run npm ci.`, { cause });
  }
}

const json = (path: string): string[] => JSON.parse(read(path)) as string[];

/** This one comes as a program with the list in it: the list is read, the program is not run. */
function mailchecker(): string[] {
  const path = 'mailchecker/platform/node/index.js';
  const [, list] = /new Set\((\["[^\]]*"\])\)/.exec(read(path)) ?? [];
  if (list === undefined) throw new Error(`${path} has no list where version 6.0.21 has one. Install that version.`);
  return JSON.parse(list) as string[];
}

/** Each is kept by other people from other sources, so that two of them are two witnesses. */
export const disposableLists: readonly List[] = [
  { name: 'disposable-email-domains', domains: () => [...new Set([...json('disposable-email-domains/index.json'), ...wildcards()])] },
  { name: 'disposable-email-domains-js', domains: () => json('disposable-email-domains-js/dist/dict/disposable_email_blocklist.json') },
  { name: 'mailchecker', domains: mailchecker },
];

/** Under these everything is disposable: who runs them gives their subdomains away. */
export const wildcards = (): string[] => json('disposable-email-domains/wildcard.json');

/** Mailboxes that people live with. Both lists have disposable ones too. */
export const freeMail = { all: () => json('email-providers/all.json'), common: () => json('email-providers/common.json') };

/** The packages that all of these are from, with their versions. */
export const listPackages = (): string =>
  ['disposable-email-domains', 'disposable-email-domains-js', 'mailchecker', 'email-providers']
    .map((name) => `${name}@${(JSON.parse(read(`${name}/package.json`)) as { version: string }).version}`)
    .join(', ');
