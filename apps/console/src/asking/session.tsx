import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Permission, Role } from '@app/contracts';
import { keepToken, onSessionOver, Refusal, send } from './api.js';

/** Who is logged in and what they may do. */
export interface Session {
  readonly member: { readonly id: string; readonly email: string; readonly name: string; readonly role: Role };
  readonly organizationId: string;
  readonly permissions: readonly string[];
  readonly csrfToken: string;
}

type State = 'unknown' | 'nobody' | Session;

interface Door {
  readonly session: State;
  /** Why it is unknown still. */
  readonly failure: Error | null;
  readonly look: () => void;
  readonly enter: (email: string, password: string) => Promise<void>;
  readonly leave: () => Promise<void>;
}

/** The windows of one browser share its session: whoever comes or goes in one of them does so in all. */
const otherWindows = new BroadcastChannel('tamiz-session');

const DoorContext = createContext<Door | null>(null);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [session, setSession] = useState<State>('unknown');
  const [failure, setFailure] = useState<Error | null>(null);
  const client = useQueryClient();
  const known = useRef<string>(undefined);
  const take = useCallback((found: State) => {
    const who = typeof found === 'object' ? found.member.id : undefined;
    keepToken(typeof found === 'object' ? found.csrfToken : undefined);
    // What one was shown is not for the next.
    if (who !== known.current) client.clear();
    known.current = who;
    setSession(found);
  }, [client]);

  const look = useCallback(() => {
    setFailure(null);
    send('GET', '/session').then(
      (found) => take(found as Session),
      // Whoever gets no answer may well be logged in.
      (error: Error) => (error instanceof Refusal && error.status === 401 ? take('nobody') : setFailure(error)),
    );
  }, [take]);

  useEffect(() => {
    onSessionOver(() => take('nobody'));
    look();
    otherWindows.addEventListener('message', look);
    return () => otherWindows.removeEventListener('message', look);
  }, [take, look]);

  const door = useMemo<Door>(() => ({
    session,
    failure,
    look,
    enter: async (email, password) => {
      take((await send('POST', '/session', { email, password })) as Session);
      otherWindows.postMessage(null);
    },
    leave: async () => {
      await send('DELETE', '/session');
      take('nobody');
      otherWindows.postMessage(null);
    },
  }), [session, failure, look, take]);
  return <DoorContext.Provider value={door}>{children}</DoorContext.Provider>;
}

export function useDoor(): Door {
  const door = useContext(DoorContext);
  if (!door) throw new Error('useDoor is used outside of SessionProvider.');
  return door;
}

/** Inside the shell somebody is logged in. */
export function useSession(): Session & { readonly may: (permission: Permission) => boolean } {
  const { session } = useDoor();
  if (typeof session !== 'object') throw new Error('useSession is used where nobody is logged in.');
  return { ...session, may: (permission) => session.permissions.includes(permission) };
}
