import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useSay } from '../language/language.js';

/** The browser's own dialog: it holds the focus and closes with Escape. Whoever fills in a form begins at its first field, and finds the focus afterwards where it was. */
export function Dialog({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('form input, form select, form textarea')?.focus();
    // A dialog that is taken off the page while it is open gives nothing back by itself.
    return () => void (before instanceof HTMLElement && before.focus());
  }, [before]);
  return (
    <dialog ref={dialog} aria-labelledby={heading} onClose={onClose}>
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" className="plain" onClick={() => dialog.current?.close()}>{say('close')}</button>
      </header>
      {children}
    </dialog>
  );
}
