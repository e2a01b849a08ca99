import { Api } from './api/api.js';
import type { Access } from './api/find-access.js';
import { figure } from './figures.js';
import { type Fate, follow } from './following/follow.js';
import { ImportFailure, Interrupted } from './import-failure.js';
import { Journal } from './journal/journal.js';
import { mappings } from './mapping/catalogue.js';
import type { Mapping } from './mapping/mapping.js';
import type { ImportOptions } from './options.js';
import type { Outside } from './outside.js';
import { inBatches } from './posting/batches.js';
import { inFlight } from './posting/in-flight.js';
import { Persons } from './posting/persons.js';
import { postBatch } from './posting/post-batch.js';
import { prepareRows } from './posting/prepare-rows.js';
import { readRows } from './source/read-rows.js';
import { survey } from './source/survey.js';
import { Tally } from './tally.js';

/** What became of an import, for its summary. */
export interface Report {
  readonly file: string;
  readonly as: string;
  /** About how many rows the file has. */
  readonly rows: number;
  readonly confirmedBefore: number;
  readonly postingMs: number;
  readonly tally: Tally;
  readonly persons: Persons | null;
  /** Null when it was not asked for, or the server cannot tell. */
  readonly fate: Fate | null;
  readonly rejectedPath: string | null;
  /** Why it ended before its end. */
  readonly stopped: ImportFailure | Interrupted | null;
}

/** Some room below the 8 MB that the server reads. */
const BATCH_BYTES = 7 * 1024 * 1024;

/** Posts a file, waits until it is scored, and keeps a journal so that the same command goes on where this one ends. */
export async function importFile(options: ImportOptions, access: Access, outside: Outside): Promise<Report> {
  const { file, as } = options;
  const mapping: Mapping = mappings[as];
  const surveyed = await survey(file);
  const tally = new Tally();
  const journal = await Journal.open(options.journal, { file, contentDigest: surveyed.digest, as, ...access }, tally.add);
  const { confirmedBefore } = journal;
  const api = new Api(access.url, access.key, options.inFlight + 2, outside);
  const createsPersons = mapping.createsPersons || options.createEntities;
  const persons = createsPersons ? new Persons(api, outside.display) : null;
  const began = outside.now();
  let postingMs = 0;
  let fate: Fate | null = null;
  let stopped: Report['stopped'] = null;
  try {
    if (confirmedBefore > 0) outside.display.note(`Going on: ${figure(confirmedBefore)} rows were confirmed by an earlier run and are not posted again.`);
    outside.display.begin('Posting', surveyed.rows, tally.rows);
    const rows = prepareRows(readRows(surveyed, mapping.requires), as, mapping, (row) => journal.isConfirmed(row));
    const limits = { rows: options.batchRows, bytes: BATCH_BYTES };
    await inFlight(
      inBatches(rows, limits),
      options.inFlight,
      async (batch) => {
        const line = await postBatch(batch, { api, withAutoEntity: options.createEntities, persons });
        await journal.add(line);
        tally.add(line);
        outside.display.at(tally.rows);
      },
      outside.stop,
    );
    if (outside.stop.aborted) throw new Interrupted();
    postingMs = outside.now() - began;
    outside.display.begin('Scoring', tally.statedCountryOf.size, 0);
    fate = await follow(tally.statedCountryOf, api, outside, { waitMs: options.waitSeconds * 1_000, withPlaces: as === 'logins' });
  } catch (error) {
    if (!(error instanceof ImportFailure || error instanceof Interrupted)) throw error;
    stopped = error;
  } finally {
    outside.display.end();
    await api.close();
  }
  const rejectedPath = await journal.writeRejected();
  const isDone = stopped === null && (fate === null || fate.settled || options.waitSeconds === 0);
  await journal.close({ done: isDone });
  return { file, as, rows: surveyed.rows, confirmedBefore, postingMs: postingMs || outside.now() - began, tally, persons, fate, rejectedPath, stopped };
}
