import { recentDays, recentEvents } from '../facts/windows.js';
import type { CanonicalEventType } from '../mappings/event-type-sources.js';
import { lineOf } from '../place/line-of.js';
import { isLately, slotOf } from './lately.js';
import { newestOf } from './newest-of.js';
import { type Place, placeOf, isPlaceOf, type RecentEvent, type RememberedEvent } from './remembered-event.js';

/** Time since the one before (of the first: since 1970), then numbers in the lists of texts (0: null) and of places. */
type Row = readonly [since: number, type: number, userAgent: number, sessionId: number, deviceId: number, destination: number, place: number];

/** Where each list stands in what is stored. */
type Stored = readonly [texts: readonly string[], places: readonly Place[], rows: readonly Row[]];

const recentMs = recentDays * 86_400_000;

/**
 * The newest events of somebody, oldest first, in the form in which they are stored: people do the same things from the same
 * places, so that a handful of texts and places and a row of numbers for each event say all. They grow in this form, too: every
 * scoring cycle reads and writes the list of everybody, and an event that stays need not become one in between. Texts and places
 * are numbered as they first occur, so that the same events are the same text, however they came.
 */
export class NewestEvents {
  static readonly none = new NewestEvents([[], [], []]);

  private constructor(private readonly stored: Stored) {}

  static fromText(text: string): NewestEvents {
    return new NewestEvents(JSON.parse(text) as Stored);
  }

  toText(): string {
    return JSON.stringify(this.stored);
  }

  /** With these as well: see `newestOf` for which of them stay. */
  with(more: readonly RememberedEvent[]): NewestEvents {
    if (more.length === 0) return this;
    const inOrder = more.length === 1 ? more : more.toSorted((one, other) => one.at - other.at);
    return this.followedBy(inOrder) ?? new NewestEvents(storedOf(newestOf([...this.events(), ...more])));
  }

  /** As their types are called. */
  types(): ReadonlySet<string> {
    const [texts, , rows] = this.stored;
    return new Set(rows.map(([, type]) => texts[type - 1] ?? ''));
  }

  /** `meaningOf`: what a type means to analyzers. */
  events(meaningOf: (type: string) => CanonicalEventType | null = () => null): RecentEvent[] {
    const [texts, places, rows] = this.stored;
    const text = (number: number): string | null => (number === 0 ? null : (texts[number - 1] ?? null));
    const meanings = new Map<number, CanonicalEventType | null>();
    const meaning = (type: number): CanonicalEventType | null => {
      let known = meanings.get(type);
      if (known === undefined) meanings.set(type, (known = meaningOf(text(type) ?? '')));
      return known;
    };
    let at = 0;
    // By their numbers: taking dozens of lists of everybody apart by names took as long as parsing them.
    return rows.map((row) => {
      at += row[0];
      const place = places[row[6]] as Place;
      return {
        at,
        type: text(row[1]) ?? '',
        userAgent: text(row[2]),
        line: place[0] && lineOf(place[0]), // an older version wrote addresses
        country: place[1],
        latitude: place[2],
        longitude: place[3],
        accuracyKm: place[4],
        asn: place[5],
        networkClass: place[6],
        sessionId: text(row[3]),
        deviceId: text(row[4]),
        destination: text(row[5]),
        eventType: meaning(row[1]),
      };
    });
  }

  /** Where each is newer than all before it, and none of the last two days goes, as nearly always: rows are added at the end. Null where not. */
  private followedBy(more: readonly RememberedEvent[]): NewestEvents | null {
    const [, , rows] = this.stored;
    const newestAt = more.at(-1)?.at ?? 0;
    let last = rows.reduce((at, [since]) => at + since, 0);
    for (const { at } of more) {
      if (at <= last) return null;
      last = at;
    }
    let [gone, at] = [0, 0];
    while (gone < rows.length && (rows.length - gone + more.length > recentEvents || at + (rows[gone] as Row)[0] < newestAt - recentMs)) {
      at += (rows[gone] as Row)[0];
      gone += 1;
    }
    if (gone > 0 && isLately(slotOf(at), slotOf(newestAt))) return null;
    if (gone === rows.length) return new NewestEvents(storedOf(newestOf(more)));
    return new NewestEvents(extended(gone === 0 ? this.stored : without(this.stored, gone, at), more));
  }
}

/** The rows from `gone` on, which begin after the moment `before`, with the texts and places that they still need. */
function without([texts, places, rows]: Stored, gone: number, before: number): Stored {
  const [keptTexts, keptPlaces]: [string[], Place[]] = [[], []];
  const textNumbers = new Uint8Array(texts.length + 1);
  const placeNumbers = new Uint8Array(places.length);
  const text = (number: number): number => {
    if (number === 0) return 0;
    if (textNumbers[number] === 0) textNumbers[number] = keptTexts.push(texts[number - 1] ?? '');
    return textNumbers[number] as number;
  };
  const place = (number: number): number => {
    if (placeNumbers[number] === 0) placeNumbers[number] = keptPlaces.push(places[number] as Place);
    return (placeNumbers[number] as number) - 1;
  };
  const kept: Row[] = [];
  for (let n = gone; n < rows.length; n += 1) {
    const [since, type, userAgent, sessionId, deviceId, destination, at] = rows[n] as Row;
    kept.push([n === gone ? before + since : since, text(type), text(userAgent), text(sessionId), text(deviceId), text(destination), place(at)]);
  }
  return [keptTexts, keptPlaces, kept];
}

/** With rows for these events at the end. */
function extended([texts, places, rows]: Stored, more: readonly RememberedEvent[]): Stored {
  const [allTexts, allPlaces, allRows] = [[...texts], [...places], [...rows]];
  const text = (value: string | null): number => {
    if (value === null) return 0;
    const known = allTexts.indexOf(value);
    return known === -1 ? allTexts.push(value) : known + 1;
  };
  let before = rows.reduce((at, [since]) => at + since, 0);
  for (const event of more) {
    const known = allPlaces.findIndex((place) => isPlaceOf(place, event));
    allRows.push([event.at - before, text(event.type), text(event.userAgent), text(event.sessionId), text(event.deviceId), text(event.destination), known === -1 ? allPlaces.push(placeOf(event)) - 1 : known]);
    before = event.at;
  }
  return [allTexts, allPlaces, allRows];
}

const storedOf = (events: readonly RememberedEvent[]): Stored => extended([[], [], []], events);
