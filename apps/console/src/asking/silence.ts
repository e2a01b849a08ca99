import { useSyncExternalStore } from 'react';

let since: string | null = null;
const listeners = new Set<() => void>();

/** Whether the last question of the page was answered, be it with a refusal. */
export function heard(isHeard: boolean): void {
  if (isHeard === (since === null)) return;
  since = isHeard ? null : new Date().toISOString();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Since when nobody answers; null while somebody does. What a screen shows is from before then. */
export const useSilence = (): string | null => useSyncExternalStore(subscribe, () => since);
