import type { FormEvent } from 'react';
import { useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';

export function NoteDialog({ onClose, onNote }: { readonly onClose: () => void; readonly onNote: (note: string) => void }) {
  const say = useSay();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const note = valuesOf(event)('note');
    if (!note) return;
    onNote(note);
    onClose();
  };
  return (
    <Dialog title={say('writeNote')} onClose={onClose}>
      <form onSubmit={submit}>
        <label>{say('noteHint')}<textarea name="note" required rows={4} maxLength={2_000} /></label>
        <button type="submit" className="primary">{say('save')}</button>
      </form>
    </Dialog>
  );
}
