import type { FormEvent } from 'react';
import type { Answer } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { valuesOf } from '../pieces/form-values.js';
import { Moment } from '../pieces/moment.js';

type Step = Answer<'GET /alerts/{id}'>['alert']['history'][number];
const deeds = { acknowledge: 'didAcknowledge', resolve: 'didResolve', reopen: 'didReopen', assign: 'didAssign', note: 'didNote' } as const;

/** Who did what with an alert, in order, and room for the next word. */
export function AlertHistory({ history, onNote }: { readonly history: readonly Step[]; readonly onNote: ((note: string, kept: () => void) => void) | null }) {
  const say = useSay();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const form = event.currentTarget;
    const note = valuesOf(event)('note');
    if (note) onNote?.(note, () => form.reset());
  };
  return (
    <section className="panel">
      <h2>{say('whoDidWhat')}</h2>
      {history.length === 0 && <p className="quiet">{say('notYetTouched')}</p>}
      <ol className="steps">
        {history.map(({ number, action, assignee, note, by, at }) => (
          <li key={number}>
            <b>{by}</b> {say(deeds[action], { whom: assignee ?? say('nobody') })} <span className="quiet"><Moment at={at} as="time" /></span>
            {note && <q>{note}</q>}
          </li>
        ))}
      </ol>
      {onNote && (
        <form className="write" onSubmit={submit}>
          <input name="note" placeholder={say('noteHint')} aria-label={say('writeNote')} maxLength={2_000} />
          <button type="submit">{say('save')}</button>
        </form>
      )}
    </section>
  );
}
