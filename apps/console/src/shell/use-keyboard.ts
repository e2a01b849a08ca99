import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { screens } from './screens.js';

/** How long after g the letter of a screen may come, in ms. */
const PATIENCE = 1_200;

/** A box to tick takes no letters. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || (target instanceof HTMLInputElement && target.type !== 'checkbox'));

/** Keys of the whole console. Rows and search fields say by `data-row` and `data-search` that they are meant. */
export function useKeyboard(help: () => void): void {
  const [, go] = useLocation();
  useEffect(() => {
    let goingSince = 0;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      if (isWriting(event.target)) {
        if (event.key === 'Escape') (event.target as HTMLElement).blur();
        return;
      }
      const screen = Date.now() - goingSince < PATIENCE ? screens.find(({ letter }) => letter === event.key) : undefined;
      goingSince = event.key === 'g' ? Date.now() : 0;
      if (screen) go(screen.path);
      else if (event.key === '/') document.querySelector<HTMLElement>('[data-search]')?.focus();
      else if (event.key === '?') help();
      else if (event.key === 'j') step(1);
      else if (event.key === 'k') step(-1);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [go, help]);
}

/** The link of a row is what has the focus: Enter opens it, as everywhere. */
function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
