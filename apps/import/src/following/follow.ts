import type { Api } from '../api/api.js';
import { Refused } from '../api/api.js';
import { type Progress, progressAnswer } from '../api/answers.js';
import type { Outside } from '../outside.js';
import { countPlaces, type PlaceCounts } from './places.js';

/** What became of the stored events behind the POST. */
export interface Fate {
  readonly events: number;
  readonly located: number;
  readonly scored: number;
  /** Nobody is known by what they say, so nobody is scored for them. */
  readonly unresolved: number;
  readonly alerts: number;
  /** Whether all was done when it was last looked at. */
  readonly settled: boolean;
  readonly places: PlaceCounts | null;
}

export interface FollowOptions {
  readonly waitMs: number;
  /** Compare the located with the stated countries. */
  readonly withPlaces: boolean;
}

const MOST_IDS = 1_000;
/** Events are scored about in their order: behind this many chunks without a score there is nothing to see yet. */
const IDLE_CHUNKS = 3;
const LONGEST_PAUSE_MS = 1_000;
const MOST_LOOKS = 10;

interface Chunk {
  readonly ids: readonly string[];
  progress: Progress | undefined;
}

/**
 * Asks the server until the events are located and scored, or the time is up, and then once more for the whole: an
 * alert on an early event may have come last. Answers null when the server cannot tell.
 */
export async function follow(statedCountryOf: ReadonlyMap<string, string | null>, api: Api, outside: Outside, { waitMs, withPlaces }: FollowOptions): Promise<Fate | null> {
  const chunks = chunksOf([...statedCountryOf.keys()]);
  const deadline = outside.now() + waitMs;
  const hasTime = (): boolean => outside.now() < deadline;
  try {
    for (let round = 0; waitMs > 0; round += 1) {
      await lookAtOpen(chunks, api);
      outside.display.at(chunks.reduce((sum, { progress }) => sum + (progress ? progress.scored + progress.unresolved : 0), 0));
      if (chunks.every(isSettled) || !hasTime()) break;
      await outside.pause(Math.min(200 * 2 ** round, LONGEST_PAUSE_MS));
    }
    let fate = await lookAtAll(chunks, api, withPlaces ? statedCountryOf : null);
    // Alerts come a moment after the scores: look until their number stands still.
    for (let look = 1; look < MOST_LOOKS && fate.settled && hasTime(); look += 1) {
      await outside.pause(LONGEST_PAUSE_MS);
      const next = await lookAtAll(chunks, api, withPlaces ? statedCountryOf : null);
      const stands = next.alerts === fate.alerts;
      fate = next;
      if (stands) break;
    }
    return fate;
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) throw error;
    outside.display.note('This server has no POST /events/user/progress, so it cannot tell how many events are located and scored. They are stored, and it goes on by itself.');
    return null;
  }
}

const isSettled = ({ ids, progress }: Chunk): boolean =>
  progress !== undefined && progress.located >= ids.length - progress.unresolved && progress.scored >= ids.length - progress.unresolved;

async function lookAtOpen(chunks: readonly Chunk[], api: Api): Promise<void> {
  let idle = 0;
  for (const chunk of chunks) {
    if (isSettled(chunk)) continue;
    chunk.progress = await ask(chunk, api, false);
    idle = chunk.progress.scored > 0 ? 0 : idle + 1;
    if (idle === IDLE_CHUNKS) return;
  }
}

async function lookAtAll(chunks: readonly Chunk[], api: Api, stated: ReadonlyMap<string, string | null> | null): Promise<Fate> {
  const alerts = new Set<string>();
  const places = stated && countPlaces(stated);
  for (const chunk of chunks) {
    chunk.progress = await ask(chunk, api, places !== null);
    for (const id of chunk.progress.alertIds) alerts.add(id);
    for (const place of chunk.progress.places) places?.add(place);
  }
  const sum = (count: (progress: Progress) => number): number => chunks.reduce((total, { progress }) => total + (progress ? count(progress) : 0), 0);
  return {
    events: chunks.reduce((total, { ids }) => total + ids.length, 0),
    located: sum((progress) => progress.located),
    scored: sum((progress) => progress.scored),
    unresolved: sum((progress) => progress.unresolved),
    alerts: alerts.size,
    settled: chunks.every(isSettled),
    places: places?.counts ?? null,
  };
}

function ask({ ids }: Chunk, api: Api, places: boolean): Promise<Progress> {
  return api.post('/events/user/progress', JSON.stringify(places ? { ids, places } : { ids }), 'json', progressAnswer);
}

function chunksOf(ids: readonly string[]): Chunk[] {
  return Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, index) => ({ ids: ids.slice(index * MOST_IDS, (index + 1) * MOST_IDS), progress: undefined }));
}
