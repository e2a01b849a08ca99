import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Moment } from '../pieces/moment.js';
import { Answered, Nothing } from '../pieces/states.js';

const PAGE = 30;

/** Who changed what, the newest first. */
export function Changes() {
  const say = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['changes'],
    queryFn: ({ pageParam }) => ask('GET /changes', { query: { limit: String(PAGE), offset: String(pageParam) } }),
    initialPageParam: 0,
    getNextPageParam: ({ pagination }) => (pagination.hasMore ? pagination.offset + PAGE : undefined),
  });
  return (
    <section className="panel">
      <h2>{say('changes')}</h2>
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
              {pages.hasNextPage && <button type="button" className="more" onClick={() => void pages.fetchNextPage()}>{say('more')}</button>}
            </div>
          );
        }}
      </Answered>
    </section>
  );
}
