import { type Answer, ask } from '../asking/api.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import type { Column } from '../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../export/export-button.js';
import { useSay } from '../language/language.js';
import { Moment } from '../pieces/moment.js';
import { More } from '../pieces/more.js';
import { Answered, Nothing } from '../pieces/states.js';

const PAGE = 30;

const exported: readonly Column<Answer<'GET /changes'>['changes'][number]>[] = [
  { name: 'at', of: ({ at }) => at },
  { name: 'by', of: ({ by }) => by.name ?? by.id },
  { name: 'operation', of: ({ operation }) => operation },
  { name: 'path', of: ({ path }) => path },
  { name: 'body', of: ({ body }) => (body === null ? null : JSON.stringify(body)) },
];

/** Who changed what, the newest first. */
export function Changes() {
  const say = useSay();
  const pages = usePagesByCursor(['changes'], (page) => ask('GET /changes', { query: page }), { size: PAGE });
  return (
    <section className="panel">
      <h2>
        {say('changes')}
        <ExportButton
          name="changes"
          columns={exported}
          load={async (cursor) => {
            const { changes, pagination } = await ask('GET /changes', { query: { limit: String(EXPORT_PAGE), cursor: cursor ?? undefined } });
            return { rows: changes, next: pagination.nextCursor };
          }}
        />
      </h2>
      <Answered to={pages}>
        {({ pages: loaded }) => {
          const changes = loaded.flatMap((page) => page.changes);
          if (changes.length === 0) return <Nothing title={say('nothing')} />;
          return (
            <div className="sheet" role="region" aria-label={say('changes')} tabIndex={0}>
              <table>
                <thead><tr><th scope="col">{say('what')}</th><th scope="col">{say('by')}</th><th scope="col" className="end">{say('time')}</th></tr></thead>
                <tbody>
                  {changes.map(({ id, at, by, operation, path, body }) => (
                    <tr key={id}>
                      <td><b>{operation}</b> <span className="mono quiet">{path}</span>{body && <small className="mono body">{JSON.stringify(body)}</small>}</td>
                      <td>{by.name ?? by.id.slice(0, 8)}</td>
                      <td className="end"><Moment at={at} as="time" /></td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <More of={pages} />
            </div>
          );
        }}
      </Answered>
    </section>
  );
}
