import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { NetworkSet, readNetwork } from '../ranges/network-set.js';
import { type DataSource, isoDay } from '../sources/data-source.js';
import { type DataFile, readDataFile, remedies } from '../sources/read-data-file.js';

export interface AnonymiserLists {
  readonly networks: NetworkSet;
  readonly sources: readonly DataSource[];
}

type Network = NonNullable<ReturnType<typeof readNetwork>>;

const linesShown = 5;

/** Reads the operator's lists of anonymisers: one network or address per line, the rest of a line after `#` or `;` is remark. */
export async function readAnonymiserLists(paths: readonly string[]): Promise<AnonymiserLists> {
  const networks: Network[] = [];
  const sources: DataSource[] = [];
  for (const path of paths) {
    const file = { what: 'list of anonymisers', path, remedy: remedies.operator };
    const bytes = await readDataFile(file);
    const found = readList(bytes.toString('utf8'), file);
    // Not push(...found): a list of a hundred thousand would overflow the stack.
    for (const network of found) networks.push(network);
    sources.push({
      name: basename(path),
      gives: 'anonymisers',
      date: isoDay((await stat(path)).mtime),
      licence: 'chosen by the operator',
      credit: '',
      link: null,
      rows: found.length,
      bytes: bytes.length,
    });
  }
  return { networks: NetworkSet.from(networks), sources };
}

function readList(text: string, file: DataFile): Network[] {
  const wrong: string[] = [];
  const networks: Network[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const entry = line.replace(/[#;].*/, '').trim();
    if (entry === '') continue;
    const network = readNetwork(entry);
    if (network === null) wrong.push(`line ${index + 1} is "${entry.slice(0, 60)}"`);
    else networks.push(network);
  }
  if (wrong.length > 0) {
    const more = wrong.length > linesShown ? ` and ${wrong.length - linesShown} more` : '';
    throw new Error(
      `The ${file.what} ${file.path} has lines that are no network such as 192.0.2.0/24: ${wrong.slice(0, linesShown).join(', ')}${more}. Correct or remove them.`,
    );
  }
  return networks;
}
