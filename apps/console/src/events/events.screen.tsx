import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type RefCallback, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { ask, type EventShown } from '../asking/api.js';
import type { Column } from '../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../export/export-button.js';
import { useSay } from '../language/language.js';
import { More } from '../pieces/more.js';
import { Answered, Heading, Nothing } from '../pieces/states.js';
import { EventFilters, useEventFilters } from './event-filters.js';
import { EventRow, EventTableHead } from './event-row.js';
import { liveRows, merged, noRows } from './live-rows.js';
import { useRowsInView } from './use-rows-in-view.js';
import { type StreamState, useEventStream } from './use-event-stream.js';

const PAGE = '50';
const AGAIN_MS = 5_000;

const exported: readonly Column<EventShown>[] = [
  { name: 'id', of: (event) => event.id },
  { name: 'timestamp', of: (event) => event.timestamp },
  { name: 'eventType', of: (event) => event.eventType },
  { name: 'entityId', of: (event) => event.entityId },
  { name: 'entityExternalId', of: (event) => event.entityExternalId },
  { name: 'userId', of: (event) => event.userId },
  { name: 'ipAddress', of: (event) => event.ipAddress },
  { name: 'country', of: (event) => event.location?.country },
  { name: 'city', of: (event) => event.location?.city },
  { name: 'networkClass', of: (event) => event.location?.networkClass },
  { name: 'deviceId', of: (event) => event.deviceId },
  { name: 'sessionId', of: (event) => event.sessionId },
];

export default function EventsScreen() {
  const say = useSay();
  const client = useQueryClient();
  const { filters, query, liveness, streamed, isFiltered, change, clear } = useEventFilters();
  const [live, dispatch] = useReducer(liveRows, noRows);
  const [paused, setPaused] = useState(false);
  const [lost, setLost] = useState(false);
  const hovering = useRef(false);
  const pages = useInfiniteQuery({
    queryKey: ['events', query],
    queryFn: ({ pageParam }) => ask('GET /events/user', { query: { ...query, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.pagination.nextCursor ?? undefined,
    // The list is as of its loading; what came since is the stream's, where the stream knows.
    staleTime: liveness === 'streamed' ? Infinity : 0,
    refetchInterval: ({ state: { data } }) => (liveness === 'asked again' && (data?.pages.length ?? 1) === 1 ? AGAIN_MS : false),
  });
  const { refetch } = pages;

  // What came under other filters is not of this list, however long its own stream keeps it waiting.
  useEffect(() => dispatch({ is: 'anew' }), [streamed]);

  const anew = useCallback(async () => {
    dispatch({ is: 'anew' });
    // A first answer that is still on its way is from before the stream, and would be taken for the new one.
    await client.cancelQueries({ queryKey: ['events', query] });
    await refetch();
  }, [client, query, refetch]);

  const state = useEventStream(streamed, liveness === 'streamed', {
    started: () => void anew(),
    arrived: (events) => dispatch({ is: 'arrived', events, holding: paused || hovering.current }),
    placed: (events) => dispatch({ is: 'placed', events }),
    lost: () => setLost(true),
  });

  const hover = useCallback((over: boolean) => {
    hovering.current = over;
    if (!over && !paused) dispatch({ is: 'released' });
  }, [paused]);
  // A list that is taken away under the pointer is never left by it, and the next one would be held back for good.
  const sheet = useCallback<RefCallback<HTMLElement>>(() => () => void (hovering.current = false), []);
  const pause = (): void => {
    if (paused) dispatch({ is: 'released' });
    setPaused(!paused);
  };

  const listed = useMemo(() => pages.data?.pages.flatMap((page) => page.events) ?? [], [pages.data]);
  const rows = useMemo(() => {
    if (liveness !== 'streamed') return listed;
    return live.isCut ? live.rows : merged(live, listed);
  }, [liveness, live, listed]);
  const isCut = liveness === 'streamed' && live.isCut;
  const { count, end } = useRowsInView();

  return (
    <>
      <Heading title={say('events')} beside={<Pulse state={liveness === 'streamed' ? (paused ? 'paused' : state) : liveness} />}>
        <output className="held" aria-live="off">{live.heldCount > 0 && say('held', { n: live.heldCount })}</output>
        <ExportButton
          name="events"
          columns={exported}
          load={async (cursor) => {
            const page = await ask('GET /events/user', { query: { ...query, limit: String(EXPORT_PAGE), ...(cursor ? { cursor } : {}) } });
            return { rows: page.events, next: page.pagination.nextCursor };
          }}
        />
        {liveness === 'streamed' && <button type="button" onClick={pause} aria-pressed={paused}>{say(paused ? 'resume' : 'pause')}</button>}
      </Heading>
      <EventFilters filters={filters} isFiltered={isFiltered} change={change} clear={clear} />
      {lost && <p className="notice">{say('lostArrivals')}</p>}
      <Answered to={pages}>
        {() =>
          rows.length === 0 ? (
            <Nothing title={say(isFiltered ? 'noMatch' : 'noEvents')} hint={say(isFiltered ? 'noMatchHint' : 'noEventsHint')}>
              {isFiltered && <button type="button" onClick={clear}>{say('clearFilters')}</button>}
            </Nothing>
          ) : (
            <div ref={sheet} className="sheet" onPointerEnter={() => hover(true)} onPointerLeave={() => hover(false)}>
              <table>
                <EventTableHead />
                <tbody>{rows.slice(0, count).map((event) => <EventRow key={event.id} event={event} fresh={live.fresh.has(event.id)} />)}</tbody>
              </table>
              {rows.length > count && <span ref={end} />}
              {isCut && rows.length <= count && <button type="button" className="more" onClick={() => void anew()}>{say('cutHere')}</button>}
              {!isCut && rows.length <= count && <More of={pages} />}
            </div>
          )
        }
      </Answered>
    </>
  );
}

function Pulse({ state }: { readonly state: StreamState | 'paused' | 'asked again' | 'frozen' }) {
  const say = useSay();
  const names = { live: 'live', connecting: 'loading', off: 'liveOff', paused: 'livePaused', 'asked again': 'askedAgain', frozen: 'liveFrozen' } as const;
  return <span className={`pulse ${state}`} role="status"><span aria-hidden="true" />{say(names[state], { seconds: AGAIN_MS / 1_000 })}</span>;
}
