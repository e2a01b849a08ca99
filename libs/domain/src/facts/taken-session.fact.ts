import { defineFact } from './define-fact.js';

/** A session that somebody went on with elsewhere, on another machine and without a login. */
export interface TakenSession {
  /** Milliseconds between the first event there and the last one before it in the same session. */
  readonly afterMs: number;
  /** What of the place the account had never been in: the address alone, its network as well, its country as well. */
  readonly newPlace: 'address' | 'network' | 'country';
  /** Whether the machine is another one, or none is named where each event before named one. */
  readonly machine: 'other' | 'unnamed';
  /** Credential changes and transfers from there, in the same session. */
  readonly sensitiveEvents: number;
}

export const takenSession = defineFact<TakenSession | null>({
  says: 'Of the newest 32 events, within 48 hours before the newest: the last with which a session of the entity went on from an address where neither it nor the entity had been, without a login from there up to a minute after it, and with a user agent of a kind or a device id that were new to both, or without a device id where all events before had one. Of a session that was not opened on a computer, on a network where the entity had been, only with a system that was new to both. Null without one; for whom no login is known, whose events all have one session, or who was not known for three days with five located events; and through a relay, whose exits are everywhere.',
  example: null,
});
