/** What somebody said of a device at one moment: an event that came from it, or whoever registered it. */
export interface DeviceSight {
  /** Moment and id as one text that sorts: see `sightKey`. */
  readonly key: string;
  /** By name. What is null was not said. */
  readonly words: Readonly<Record<string, unknown>>;
}

/** All that was ever said of a device, the newest word of each name. */
export interface DeviceMemory {
  /** The newest sight. */
  readonly key: string;
  readonly words: ReadonlyMap<string, unknown>;
  /** The sights of those words that the newest one did not say. */
  readonly saidBy: ReadonlyMap<string, string>;
}

/** Sorts by moment, then by id: two sights of one moment have an order too. */
export const sightKey = (at: Date, id: string | null): string => `${at.toISOString()} ${id ?? ''}`;

/**
 * Adds a sight. Of each name the newest word stays, so the memory ends the same in whatever order the sights come, and a
 * sight that comes twice changes nothing. Answers the same memory when it learns nothing.
 */
export function remember(memory: DeviceMemory, sight: DeviceSight): DeviceMemory {
  const newest = sight.key >= memory.key;
  const said = Object.entries(sight.words).filter(([name, word]) => word !== null && word !== undefined && sight.key >= lastSaid(memory, name));
  if (!newest && said.length === 0) return memory;
  const words = new Map(memory.words);
  const saidBy = new Map(memory.saidBy);
  if (newest) for (const name of words.keys()) saidBy.set(name, lastSaid(memory, name));
  for (const [name, word] of said) {
    words.set(name, word);
    saidBy.set(name, sight.key);
  }
  const key = newest ? sight.key : memory.key;
  for (const [name, by] of saidBy) if (by === key) saidBy.delete(name);
  return { key, words, saidBy };
}

/** Somebody says how it is, without having seen the device: null forgets a word. Later sights may say otherwise. */
export function correct(memory: DeviceMemory, { key, words: said }: DeviceSight): DeviceMemory {
  const words = new Map(memory.words);
  const saidBy = new Map(memory.saidBy);
  for (const [name, word] of Object.entries(said)) {
    words.delete(name);
    saidBy.delete(name);
    if (word === null) continue;
    words.set(name, word);
    saidBy.set(name, key);
  }
  return { key: memory.key, words, saidBy };
}

const lastSaid = ({ words, saidBy, key }: DeviceMemory, name: string): string => (words.has(name) ? (saidBy.get(name) ?? key) : '');
