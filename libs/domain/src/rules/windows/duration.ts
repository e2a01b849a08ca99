const secondsOf = { m: 60, h: 3_600, d: 86_400 } as const;

/** `30m`, `24h` or `7d` in seconds; null for anything else. */
export function readDuration(written: unknown): number | null {
  const parts = typeof written === 'string' ? /^([1-9]\d{0,5})([mhd])$/.exec(written) : null;
  return parts === null ? null : Number(parts[1]) * secondsOf[parts[2] as keyof typeof secondsOf]; // the pattern lets no other through
}

/** The shortest spelling of so many seconds; they are whole minutes. */
export function durationText(seconds: number): string {
  if (seconds % secondsOf.d === 0) return `${seconds / secondsOf.d}d`;
  return seconds % secondsOf.h === 0 ? `${seconds / secondsOf.h}h` : `${seconds / secondsOf.m}m`;
}
