import type { FormEvent } from 'react';
import { useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { Failed } from '../pieces/states.js';

interface Props {
  /** Why the note was not kept. */
  readonly failure: Error | null;
  readonly onClose: () => void;
  readonly onNote: (note: string, kept: () => void) => void;
}

/** Stays until the note is kept: nobody writes it twice because a server was away. */
export function NoteDialog({ failure, onClose, onNote }: Props) {
  const say = useSay();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const note = valuesOf(event)('note');
    if (note) onNote(note, onClose);
  };
  return (
    <Dialog title={say('writeNote')} onClose={onClose}>
      <form onSubmit={submit}>
        <label>{say('noteHint')}<textarea name="note" required rows={4} maxLength={2_000} /></label>
        {failure && <Failed error={failure} />}
        <button type="submit" className="primary">{say('save')}</button>
      </form>
    </Dialog>
  );
}
