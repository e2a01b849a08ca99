import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportFailure } from './import-failure.js';
import { type As, isAs, mappings } from './mapping/catalogue.js';

export interface ImportOptions {
  readonly file: string;
  readonly as: As;
  readonly url: string | undefined;
  readonly key: string | undefined;
  readonly createEntities: boolean;
  readonly journal: string;
  readonly waitSeconds: number;
  readonly inFlight: number;
  readonly batchRows: number;
}

export const help = `Posts a file through the public API and says what became of it.

  npm run import -- FILE --as logins|transfers|events [options]

FILE is a CSV with a header, or NDJSON (one event per line); either may be gzip.

  --as logins       the columns of the RBA login data set (Login Timestamp, User ID, IP Address, ...)
  --as transfers    timestamp, customer_id, terminal_id, amount, ...
  --as events       our own events: NDJSON, or a CSV whose headers are fields; metadata.amount is a field in metadata

  --url URL         the server; else TAMIZ_URL, the address in data/keys.json, http://127.0.0.1:3000
  --key KEY         the secret key; else TAMIZ_KEY, data/keys.json (TAMIZ_DATA_FOLDER names another folder than data)
  --create-entities with --as events: create the persons named by entityExternalId or taxId (logins and transfers always do)
  --wait SECONDS    how long to wait for the scores afterwards (300; 0 does not wait)
  --in-flight N     batches under way at once, 1 to 16 (2)
  --batch N         rows in a batch, 1 to 1000 (1000)
  --journal FOLDER  where it is written down which rows are confirmed, and which were rejected and why (import-journal)
  --help            this text

Each row has its own id, so nothing is stored twice: the same file again is answered with duplicates. After Ctrl-C or a
failure, the same command goes on where it stopped.

It ends with 0 when every row was accepted or a duplicate, 1 when some were rejected, 2 when it could not run or go on,
and 130 when it was stopped.
`;

/** The options of a command line; null when help is asked for. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): ImportOptions | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [file, ...more] = positionals;
  if (file === undefined) throw new ImportFailure('Name the file to import: npm run import -- FILE --as logins|transfers|events. --help says more.');
  if (more.length > 0) throw new ImportFailure(`One file at a time: ${positionals.join(', ')} are ${positionals.length}.`);
  const kinds = Object.keys(mappings).join(', ');
  if (values.as === undefined) throw new ImportFailure(`Say with --as what ${file} holds: one of ${kinds}.`);
  if (!isAs(values.as)) throw new ImportFailure(`--as ${values.as} is not known; use one of ${kinds}.`);
  return {
    file: found(file, env['INIT_CWD']),
    as: values.as,
    url: values.url,
    key: values.key,
    createEntities: values['create-entities'] ?? false,
    journal: values.journal ?? 'import-journal',
    waitSeconds: whole('wait', values.wait, 300, 0, 86_400),
    inFlight: whole('in-flight', values['in-flight'], 2, 1, 16),
    batchRows: whole('batch', values.batch, 1_000, 1, 1_000),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        url: { type: 'string' },
        key: { type: 'string' },
        'create-entities': { type: 'boolean' },
        wait: { type: 'string' },
        'in-flight': { type: 'string' },
        batch: { type: 'string' },
        journal: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new ImportFailure(`${(error as Error).message.replace(/\.?$/, '.')} --help lists the options.`);
  }
}

function whole(name: string, text: string | undefined, fallback: number, least: number, most: number): number {
  if (text === undefined) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new ImportFailure(`--${name} ${text} is not possible; use a whole number from ${least} to ${most}.`);
}

/** `npm run` starts us in the package's folder; the person may have named the file from another. */
function found(file: string, startedIn: string | undefined): string {
  if (existsSync(file) || startedIn === undefined) return file;
  const fromThere = resolve(startedIn, file);
  return existsSync(fromThere) ? fromThere : file;
}
