import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

/** Who kept the processors busy while something was measured, in cores. */
export interface Busy {
  readonly ours: Readonly<Record<string, number>>;
  /** What does not belong to the benchmark: noise. */
  readonly others: number;
  readonly othersByName: Readonly<Record<string, number>>;
}

interface Snapshot {
  readonly at: number;
  readonly totalMs: number;
  readonly processes: ReadonlyMap<number, { parent: number; name: string; ms: number }>;
}

const TICK_MS = 10; // USER_HZ is 100 on every Linux that Node runs on

/** Watches from now on; the answer is for the time until it is asked. Only Linux tells, elsewhere it answers null. */
export function watchProcessors(owners: ReadonlyMap<number, string>): () => Busy | null {
  const before = snapshot();
  return () => {
    const after = snapshot();
    if (!before || !after) return null;
    const elapsed = after.at - before.at;
    const ours: Record<string, number> = {};
    const byName: Record<string, number> = {};
    let oursMs = 0;
    for (const [pid, { name, ms }] of after.processes) {
      const used = ms - (before.processes.get(pid)?.ms ?? 0);
      const owner = ownerOf(pid, after.processes, owners);
      if (owner === undefined) byName[name] = (byName[name] ?? 0) + used / elapsed;
      else ours[owner] = (ours[owner] ?? 0) + used / elapsed;
      if (owner !== undefined) oursMs += used;
    }
    const othersByName = Object.fromEntries(Object.entries(byName).filter(([, cores]) => cores >= 0.02).sort(([, a], [, b]) => b - a).slice(0, 5));
    // Programs that came and went in between are in the total only.
    return { ours, others: Math.max(0, (after.totalMs - before.totalMs - oursMs) / elapsed), othersByName };
  };
}

function ownerOf(pid: number, processes: Snapshot['processes'], owners: ReadonlyMap<number, string>): string | undefined {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = processes.get(at)?.parent) {
    const owner = owners.get(at);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

function snapshot(): Snapshot | null {
  if (process.platform !== 'linux') return null;
  const processes = new Map<number, { parent: number; name: string; ms: number }>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = readIfThere(`/proc/${entry}/stat`);
    // "pid (name) state parent ... utime stime": a name may hold blanks and brackets.
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 15) continue;
    // With our own we count our children that have ended: the load generators.
    const times = Number(entry) === process.pid ? fields.slice(11, 15) : fields.slice(11, 13);
    processes.set(Number(entry), { parent: Number(fields[1]), name, ms: times.reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS });
  }
  const totalMs = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
  return { at: performance.now(), totalMs, processes };
}

/** What a process has had of the processors, in ms, to the microsecond; not a number where the system does not tell. */
export const runTimeOf = (pid: number): number => Number(readIfThere(`/proc/${pid}/schedstat`).split(' ')[0] || NaN) / 1_000_000;

/** The memory of a process in MB: now, and at its highest. Null where the system does not tell. */
export function memoryOf(pid: number): { nowMb: number; highestMb: number } | null {
  const status = readIfThere(`/proc/${pid}/status`);
  const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1_024;
  return status ? { nowMb: field('VmRSS'), highestMb: field('VmHWM') } : null;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}

export const describeMachine = (): string => `${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}`;
export const loadAverage = (): number => loadavg()[0] ?? 0;
