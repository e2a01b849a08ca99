import { credentialChangeTypes } from './credential-change.js';
import type { Habit } from './habit.js';
import type { LatelyCount } from './lately.js';
import { type Counts, type Memory, nothing } from './memory.js';
import { movementTypes } from './movement.js';

/** The form in which memories are stored. Another one gets another number, and this one stays readable. */
const form = 1;

/** As few bytes as possible, since every scoring cycle reads and writes them: numbers of seven bits a byte, habits by what they are more than the last. */
export function memoryToBytes(memory: Memory): Uint8Array {
  const bytes = new Bytes();
  bytes.put(form);
  bytes.put(memory.season);
  bytes.put(memory.since === Infinity ? 0 : 1 + Math.max(0, memory.since));
  bytes.put(memory.counts.size);
  let last = 0;
  inOrder(memory.counts, ([now, before, longAgo], habit) => {
    // Most habits are of the last season or two: the lowest bits say which counts follow.
    const present = (now > 0 ? 1 : 0) + (before > 0 ? 2 : 0) + (longAgo > 0 ? 4 : 0);
    bytes.put((habit - last) * 8 + present);
    if (now > 0) bytes.put(now);
    if (before > 0) bytes.put(before);
    if (longAgo > 0) bytes.put(longAgo);
    last = habit;
  });
  bytes.put(memory.movements.length);
  for (const { at, type, cents, currency, recipient } of memory.movements) {
    bytes.put(Math.max(0, at));
    bytes.put(movementTypes.indexOf(type));
    bytes.put(cents === null ? 0 : 1 + cents);
    bytes.put(currency);
    bytes.put(recipient === null ? 0 : 1 + recipient);
  }
  bytes.put(memory.changes.length);
  for (const { at, type } of memory.changes) {
    bytes.put(Math.max(0, at));
    bytes.put(credentialChangeTypes.indexOf(type));
  }
  bytes.put(memory.stretches.length);
  memory.stretches.forEach((stretch, n) => bytes.put(stretch - (memory.stretches[n - 1] ?? 0)));
  // At the end, where a version that knows nothing of it does not look.
  bytes.put(memory.lately.length);
  memory.lately.forEach(({ slot, habit, times }, n) => {
    const before = memory.lately[n - 1];
    const isBeside = before?.slot === slot;
    bytes.put(2 * (habit - (isBeside ? before.habit : 0)) + (isBeside ? 0 : 1));
    if (!isBeside) bytes.put(slot - (before?.slot ?? 0));
    bytes.put(times);
  });
  bytes.put(memory.refusals.length);
  memory.refusals.forEach((at, n) => bytes.put(Math.max(0, at) - Math.max(0, memory.refusals[n - 1] ?? 0)));
  return bytes.taken();
}

/** As they are read they are in order, and mostly nothing new has come since. */
function inOrder(counts: Memory['counts'], each: (counts: Counts, habit: Habit) => void): void {
  let last = -1;
  let ascending = true;
  counts.forEach((_, habit) => {
    ascending &&= habit > last;
    last = habit;
  });
  if (ascending) counts.forEach(each);
  // Sorted as numbers by themselves, which takes a fraction of the time that a comparison of our own does.
  else for (const habit of Uint32Array.from(counts.keys()).sort()) each(counts.get(habit) as Counts, habit);
}

export function memoryFromBytes(bytes: Uint8Array): Memory {
  const at = { place: 0 };
  const next = (): number => read(bytes, at);
  const times = <Item>(item: () => Item): Item[] => Array.from({ length: next() }, item);
  const stored = next();
  if (stored !== form) throw new Error(`A memory is stored in the form ${stored}, and this version reads the form ${form}.`);
  const season = next();
  const since = next();
  let last = 0;
  const counts = new Map<Habit, Counts>();
  for (let left = next(); left > 0; left -= 1) {
    const step = next();
    last += Math.floor(step / 8);
    const present = step % 8;
    counts.set(last, [present & 1 ? next() : 0, present & 2 ? next() : 0, present & 4 ? next() : 0]);
  }
  const movements = times(() => ({
    at: next(),
    type: memberOf(movementTypes, next()),
    cents: orNull(next()),
    currency: next(),
    recipient: orNull(next()),
  }));
  const changes = times(() => ({ at: next(), type: memberOf(credentialChangeTypes, next()) }));
  let stretch = 0;
  const stretches = times(() => (stretch += next()));
  let [slot, habit] = [0, 0];
  const latelyCount = (): LatelyCount => {
    const step = next();
    habit = Math.floor(step / 2) + (step % 2 === 0 ? habit : 0);
    if (step % 2 === 1) slot += next();
    return { slot, habit, times: next() };
  };
  // A version before this one ended here.
  const isOlder = at.place === bytes.length;
  const lately = isOlder ? [] : times(latelyCount);
  let refusedAt = 0;
  const refusals = isOlder ? [] : times(() => (refusedAt += next()));
  return { season, since: orNull(since) ?? nothing.since, counts, lately, movements, changes, refusals, stretches };
}

const orNull = (stored: number): number | null => (stored === 0 ? null : stored - 1);

function memberOf<Member>(members: readonly Member[], place: number): Member {
  const member = members[place];
  if (member === undefined) throw new Error(`A memory names the type ${place}, which a later version wrote.`);
  return member;
}

/** Room for most memories; what is longer makes its own. */
let room = new Uint8Array(4_096);
const LONGEST_NUMBER = 8;

/** What is written, in room that the next one who writes takes over. */
class Bytes {
  private length = 0;

  /** By division and not by shifting: moments and amounts have more than 32 bits. */
  put(number: number): void {
    if (this.length + LONGEST_NUMBER > room.length) room = grown(room);
    let left = number;
    while (left >= 0x80) {
      room[this.length] = (left % 0x80) + 0x80;
      this.length += 1;
      left = Math.floor(left / 0x80);
    }
    room[this.length] = left;
    this.length += 1;
  }

  taken(): Uint8Array {
    return room.slice(0, this.length);
  }
}

function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * bytes.length);
  larger.set(bytes);
  return larger;
}

function read(bytes: Uint8Array, at: { place: number }): number {
  let number = 0;
  for (let unit = 1; ; unit *= 0x80) {
    const byte = bytes[at.place];
    if (byte === undefined) throw new Error('A stored memory ends too early.');
    at.place += 1;
    if (byte < 0x80) return number + byte * unit;
    number += (byte - 0x80) * unit;
  }
}
