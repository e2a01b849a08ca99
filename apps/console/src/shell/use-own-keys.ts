import { useEffect, useRef } from 'react';
import { isWriting } from './use-keyboard.js';

/** Keys of one screen. Those of the whole console come first: the window hears what the document left. A key that is held down is one press: what it does would befall one row after the other. */
export function useOwnKeys(does: Readonly<Record<string, () => void>>): void {
  const current = useRef(does);
  useEffect(() => {
    current.current = does;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || document.querySelector('dialog[open]')) return;
      const act = current.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
