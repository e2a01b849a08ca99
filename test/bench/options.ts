import { parseArgs } from 'node:util';

export const parts = ['singles', 'batches', 'processed', 'naive', 'raw', 'archive', 'scoring', 'rules', 'decisions', 'delivery', 'console'] as const;
export type Part = (typeof parts)[number];

export interface BenchOptions {
  /** What is measured; without `--only` everything. */
  readonly parts: ReadonlySet<Part>;
  readonly rounds: number;
  /** How long each load lasts. */
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** The same for steps that settle slowly. */
  readonly settlingSeconds: number;
  /** Rows of one raw measurement. */
  readonly rawRows: number;
  /** Rows that lie in the archive before anything is asked of it. */
  readonly archiveRows: number;
  /** How many customers the events are about. */
  readonly people: number;
  readonly profile: boolean;
}

const usage = `npm run bench -- [--quick] [--only ${parts.join('|')}] [--profile]
  --quick    shorter loads: good for a look, too short to quote
  --only     measures one part; may be given more than once
  --profile  writes CPU profiles of our processes to test/output, and tells what PostgreSQL did for each decision; profiled figures are lower`;

export function readOptions(given: readonly string[]): BenchOptions {
  const { quick, only, profile } = parse(given);
  const unknown = only.filter((part) => !(parts as readonly string[]).includes(part));
  if (unknown.length > 0) throw new Error(`There is no part called ${unknown.join(', ')}.\n${usage}`);
  return {
    parts: new Set(only.length > 0 ? (only as Part[]) : parts),
    rounds: 3,
    seconds: quick ? 3 : 10,
    warmUpSeconds: 4,
    settlingSeconds: quick ? 4 : 45,
    rawRows: quick ? 40_000 : 100_000,
    archiveRows: quick ? 1_000_000 : 10_000_000,
    people: 10_000,
    profile,
  };
}

function parse(given: readonly string[]): { quick: boolean; only: readonly string[]; profile: boolean } {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: { quick: { type: 'boolean' }, only: { type: 'string', multiple: true }, profile: { type: 'boolean' } },
    });
    return { quick: values.quick ?? false, only: values.only ?? [], profile: values.profile ?? false };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`);
  }
}
