import { useEffect, useRef, useState } from 'react';
import type { EventShown } from '../asking/api.js';
import { useDoor } from '../asking/session.js';

export type StreamState = 'connecting' | 'live' | 'off';

export interface StreamHandlers {
  /** The stream begins: what is listed from now on overlaps with it, and nothing lies between. A stream that goes on after a break does not begin. */
  readonly started: () => void;
  readonly arrived: (events: readonly EventShown[]) => void;
  readonly placed: (events: readonly EventShown[]) => void;
  readonly lost: () => void;
}

const COME_BACK_MS = 2_000;

/** The live stream under some filters. The browser comes back by itself where the line breaks; where it gives up, we come back with the mark that it had. */
export function useEventStream(filters: string, wanted: boolean, handlers: StreamHandlers): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const { look } = useDoor();
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });
  useEffect(() => {
    if (!wanted) return undefined;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let mark = '';
    const connect = (): void => {
      const query = new URLSearchParams(filters);
      if (mark) query.set('last_event_id', mark);
      source = new EventSource(`/events/stream?${query}`);
      source.onopen = () => setState('live');
      source.onerror = () => {
        setState('off');
        if (source?.readyState !== EventSource.CLOSED) return;
        // It was refused, and a stream does not say why: where the session is over, coming back would be a stranger at the door, again and again.
        look();
        timer = setTimeout(connect, COME_BACK_MS);
      };
      const on = (name: string, then: (data: unknown) => void): void =>
        source?.addEventListener(name, (event) => {
          const { lastEventId, data } = event as MessageEvent<string>;
          mark = lastEventId || mark;
          then(JSON.parse(data));
        });
      on('started', (data) => (data as { resumed: boolean }).resumed || current.current.started());
      on('arrived', (data) => current.current.arrived(data as EventShown[]));
      on('placed', (data) => current.current.placed(data as EventShown[]));
      on('lost', () => current.current.lost());
      on('still', () => undefined);
    };
    connect();
    return () => {
      clearTimeout(timer);
      source?.close();
      setState('connecting');
    };
  }, [filters, wanted, look]);
  return state;
}
