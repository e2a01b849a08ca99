/** What the caller says of a device's system, in the words of Android, iOS and browsers alike. */
export interface StatedSystem {
  readonly platform?: unknown;
  readonly osName?: unknown;
  readonly osVersion?: unknown;
  readonly systemName?: unknown;
  readonly systemVersion?: unknown;
}

const ofPlatform: Readonly<Record<string, string>> = { android: 'Android', ios: 'iOS' };

/** iOS says systemName and systemVersion; others write the name into osVersion ("Windows 11") or leave it to the platform. */
export function operatingSystem({ platform, osName, osVersion, systemName, systemVersion }: StatedSystem): { name: string | null; version: string | null } {
  const version = textOf(osVersion) ?? textOf(systemVersion);
  const written = /^([\p{L} ]+?)\s+\d/u.exec(version ?? '')?.[1] ?? null;
  return { name: textOf(osName) ?? textOf(systemName) ?? written ?? ofPlatform[String(platform).toLowerCase()] ?? null, version };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
