import type { Busy } from '../rig/machine.js';
import { type JudgedLine, spell } from './judge.js';

export function table(lines: readonly JudgedLine[]): string {
  const rows = lines.map(({ title, unit, value, rounds, aim, verdict }) => [title, `${spell(value)} ${unit}`, rounds.map(spell).join('  '), aim ?? '', verdict ?? '']);
  return columns([['', 'median', 'rounds', 'aim', 'verdict'], ...rows]);
}

/** Who had the processors during each load of the last round, in cores and in microseconds for each event. */
export function busyTable(busy: ReadonlyMap<string, Busy>, perSecond: ReadonlyMap<string, number>): string {
  const rows = [...busy].map(([title, { ours, others, othersByName }]) => {
    const rate = perSecond.get(title) ?? 0;
    const shares = Object.entries(ours).filter(([, cores]) => cores >= 0.01).sort(([, a], [, b]) => b - a);
    const strangers = Object.entries(othersByName).map(([name, cores]) => `${name} ${cores.toFixed(2)}`).join(', ');
    return [
      title,
      shares.map(([name, cores]) => `${name} ${cores.toFixed(2)}${rate > 0 ? ` (${Math.round((cores / rate) * 1e6)} us)` : ''}`).join(', '),
      `${others.toFixed(2)}${strangers ? ` (${strangers})` : ''}`,
    ];
  });
  return columns([['', 'cores that ours used, and microseconds of them for each event', 'cores that others used'], ...rows]);
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  return rows.map((row) => row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join('  ').trimEnd()).join('\n');
}
