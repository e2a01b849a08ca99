import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useSay } from '../language/language.js';

/** The browser's own dialog: it holds the focus, closes with Escape and gives the focus back. */
export function Dialog({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
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
