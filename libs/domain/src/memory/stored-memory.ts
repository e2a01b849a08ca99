import { credentialChangeTypes } from './credential-change.js';
import type { Habit } from './habit.js';
import { type Counts, type Memory, nothing } from './memory.js';
import { movementTypes } from './movement.js';

/** The form in which memories are stored. Another one gets another number, and this one stays readable. */
const form = 1;

/** As few bytes as possible, since every scoring cycle reads and writes them: numbers of seven bits a byte, habits by what they are more than the last. */
export function memoryToBytes(memory: Memory): Uint8Array {
  const bytes: number[] = [form];
  write(bytes, memory.season);
  write(bytes, memory.since === Infinity ? 0 : 1 + Math.max(0, memory.since));
  write(bytes, memory.counts.size);
  let last = 0;
  // Sorted as numbers by themselves, which takes a fraction of the time that a comparison of our own does.
  for (const habit of Uint32Array.from(memory.counts.keys()).sort()) {
    const [now, before, longAgo] = memory.counts.get(habit) as Counts;
    // Most habits are of the last season or two: the lowest bits say which counts follow.
    const present = (now > 0 ? 1 : 0) + (before > 0 ? 2 : 0) + (longAgo > 0 ? 4 : 0);
    write(bytes, (habit - last) * 8 + present);
    if (now > 0) write(bytes, now);
    if (before > 0) write(bytes, before);
    if (longAgo > 0) write(bytes, longAgo);
    last = habit;
  }
  write(bytes, memory.movements.length);
  for (const { at, type, cents, currency, recipient } of memory.movements) {
    write(bytes, Math.max(0, at));
    write(bytes, movementTypes.indexOf(type));
    write(bytes, cents === null ? 0 : 1 + cents);
    write(bytes, currency);
    write(bytes, recipient === null ? 0 : 1 + recipient);
  }
  write(bytes, memory.changes.length);
  for (const { at, type } of memory.changes) {
    write(bytes, Math.max(0, at));
    write(bytes, credentialChangeTypes.indexOf(type));
  }
  write(bytes, memory.stretches.length);
  memory.stretches.forEach((stretch, n) => write(bytes, stretch - (memory.stretches[n - 1] ?? 0)));
  return new Uint8Array(bytes);
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
  return { season, since: orNull(since) ?? nothing.since, counts, movements, changes, stretches };
}

const orNull = (stored: number): number | null => (stored === 0 ? null : stored - 1);

function memberOf<Member>(members: readonly Member[], place: number): Member {
  const member = members[place];
  if (member === undefined) throw new Error(`A memory names the type ${place}, which a later version wrote.`);
  return member;
}

/** By division and not by shifting: moments and amounts have more than 32 bits. */
function write(bytes: number[], number: number): void {
  let left = number;
  while (left >= 0x80) {
    bytes.push((left % 0x80) + 0x80);
    left = Math.floor(left / 0x80);
  }
  bytes.push(left);
}

function read(bytes: Uint8Array, at: { place: number }): number {
  let number = 0;
  for (let unit = 1; ; unit *= 0x80) {
    const byte = bytes[at.place];
    if (byte === undefined) throw new Error('A stored memory ends too early.');
    at.place += 1;
    number += (byte % 0x80) * unit;
    if (byte < 0x80) return number;
  }
}
