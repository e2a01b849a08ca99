import type { Api } from '../api/api.js';
import { batchAnswer } from '../api/answers.js';
import { ImportFailure } from '../import-failure.js';
import type { Confirmed, RejectedRow } from '../journal/confirmed.js';
import type { Batch, PreparedRow, Sendable } from './batches.js';
import type { Persons } from './persons.js';

export interface PostOptions {
  readonly api: Api;
  readonly withAutoEntity: boolean;
  /** Absent when the events shall create nobody. */
  readonly persons: Persons | null;
}

/** Posts one batch and answers what the server confirmed about its rows. */
export async function postBatch(batch: Batch, { api, withAutoEntity, persons }: PostOptions): Promise<Confirmed> {
  const sent = batch.filter(isSendable);
  const people = sent.flatMap(({ outcome }) => outcome.person ?? []);
  if (persons && people.length > 0) await persons.ensure(people);
  const results = sent.length > 0 ? await post(sent, api, withAutoEntity) : [];

  const stored: { id: string; country: string | null }[] = [];
  const rejected: RejectedRow[] = batch.flatMap(({ number, original, outcome }) =>
    'problem' in outcome ? [{ row: number, code: 'ROW_UNREADABLE', reason: outcome.problem, original }] : [],
  );
  let duplicates = 0;
  for (const { index, status, id, error } of results) {
    const row = sent[index] as SendableRow;
    if (status === 'rejected' || id === undefined) {
      rejected.push({ row: row.number, code: error?.code ?? 'UNKNOWN', reason: error?.message ?? 'The server gave no reason.', original: row.original });
      continue;
    }
    if (status === 'duplicate') duplicates += 1;
    stored.push({ id, country: row.outcome.statedCountry });
  }
  return {
    rows: [(batch[0] as PreparedRow).number, (batch.at(-1) as PreparedRow).number],
    accepted: stored.length - duplicates,
    duplicates,
    ids: stored.map(({ id }) => id),
    ...(stored.some(({ country }) => country !== null) ? { statedCountries: stored.map(({ country }) => country) } : {}),
    remarks: counted(batch),
    rejected: rejected.sort((a, b) => a.row - b.row),
  };
}

type SendableRow = PreparedRow & { readonly outcome: Sendable };

const isSendable = (row: PreparedRow): row is SendableRow => 'json' in row.outcome;

async function post(rows: readonly SendableRow[], api: Api, withAutoEntity: boolean) {
  const body = rows.map(({ outcome }) => outcome.json).join('\n');
  const { results } = await api.post(`/events/user/batch?withAutoEntity=${withAutoEntity}`, body, 'ndjson', batchAnswer);
  const answered = new Set(results.map(({ index }) => index));
  if (answered.size === rows.length && results.length === rows.length && results.every(({ index }) => index < rows.length)) return results;
  throw new ImportFailure(`The server answered for ${answered.size} of the ${rows.length} events in a batch, so it is unknown which were stored. Run the same command again: what was stored is answered as a duplicate.`);
}

function counted(batch: Batch): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { remark } of batch) if (remark !== null) counts[remark] = (counts[remark] ?? 0) + 1;
  return counts;
}
