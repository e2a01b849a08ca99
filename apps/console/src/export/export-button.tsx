import { useRef, useState } from 'react';
import { useSay } from '../language/language.js';
import { Failed } from '../pieces/states.js';
import { type Column, csvOf } from './csv.js';

export interface ExportPage<Row> {
  readonly rows: readonly Row[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** So many at a time are asked for. */
export const EXPORT_PAGE = 500;

/** Of a list whose pages are counted from its beginning. */
export const behindPage = <Row,>(rows: readonly Row[], { hasMore, offset }: { readonly hasMore: boolean; readonly offset: number }): ExportPage<Row> => ({ rows, next: hasMore ? String(offset + rows.length) : null });

interface Props<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly load: (from: string | null) => Promise<ExportPage<Row>>;
}

/** More than a spreadsheet likes; who wants all asks the API. */
const MOST = 20_000;

/** Everything that the filters let through, page by page, until it is done or stopped. */
export function ExportButton<Row>({ name, columns, load }: Props<Row>) {
  const say = useSay();
  const [loaded, setLoaded] = useState<number | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const stopped = useRef(false);

  async function run(): Promise<void> {
    stopped.current = false;
    setFailure(null);
    const rows: Row[] = [];
    try {
      for (let from: string | null | undefined; from !== null && rows.length < MOST && !stopped.current; ) {
        setLoaded(rows.length);
        const page: ExportPage<Row> = await load(from ?? null);
        rows.push(...page.rows);
        from = page.next;
      }
      if (!stopped.current) save(`${name}.csv`, csvOf(rows, columns));
    } catch (error) {
      setFailure(error as Error);
    }
    setLoaded(null);
  }

  if (loaded !== null) return <button type="button" onClick={() => (stopped.current = true)}>{say('stopExport', { n: loaded.toLocaleString() })}</button>;
  return (
    <>
      {failure && <Failed error={failure} />}
      <button type="button" onClick={() => void run()}>{say('exportCsv')}</button>
    </>
  );
}

function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
