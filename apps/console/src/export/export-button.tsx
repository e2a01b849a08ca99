import { useEffect, useRef, useState } from 'react';
import { useSay } from '../language/language.js';
import { Failed } from '../pieces/states.js';
import { type Column, csvOf, headOf } from './csv.js';

export interface ExportPage<Row> {
  readonly rows: readonly Row[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** So many at a time are asked for. */
export const EXPORT_PAGE = 500;

interface Props<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly load: (from: string | null) => Promise<ExportPage<Row>>;
}

/** What a browser still holds with ease; who wants more asks the API. Whoever gets less than all is told. */
const MOST = 100_000;

/** Everything that the filters let through, page by page, until it is done or stopped. */
export function ExportButton<Row>({ name, columns, load }: Props<Row>) {
  const say = useSay();
  const [loaded, setLoaded] = useState<number | null>(null);
  const [isCut, setCut] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const stopped = useRef(false);
  // Whoever leaves wants nothing of it any more.
  useEffect(() => () => void (stopped.current = true), []);

  async function run(): Promise<void> {
    stopped.current = false;
    setFailure(null);
    setCut(false);
    // Lines and not rows: of a hundred thousand rows with all that they know a browser grows heavy.
    const lines = ['\uFEFF', headOf(columns)];
    try {
      let from: string | null | undefined;
      for (let count = 0; from !== null && count < MOST && !stopped.current; ) {
        setLoaded(count);
        const page: ExportPage<Row> = await load(from ?? null);
        lines.push(csvOf(page.rows, columns));
        count += page.rows.length;
        from = page.next;
      }
      if (stopped.current) return;
      save(`${name}.csv`, lines);
      setCut(from !== null);
    } catch (error) {
      setFailure(error as Error);
    } finally {
      setLoaded(null);
    }
  }

  if (loaded !== null) return <button type="button" onClick={() => (stopped.current = true)}>{say('stopExport', { n: loaded })}</button>;
  return (
    <>
      {failure && <Failed error={failure} />}
      {isCut && <span role="status" className="small doubtful">{say('exportCut', { n: MOST })}</span>}
      <button type="button" onClick={() => void run()}>{say('exportCsv')}</button>
    </>
  );
}

function save(name: string, parts: string[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
