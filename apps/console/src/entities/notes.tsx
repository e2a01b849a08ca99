import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import { useSay } from '../language/language.js';
import { valuesOf } from '../pieces/form-values.js';
import { Moment } from '../pieces/moment.js';
import { More } from '../pieces/more.js';
import { Answered, Failed } from '../pieces/states.js';

const PAGE = 20;

/** What people wrote about somebody, the newest first. */
export function Notes({ id }: { readonly id: string }) {
  const say = useSay();
  const { may } = useSession();
  const client = useQueryClient();
  const pages = usePagesByCursor(['notes', id], (page) => ask('GET /entities/{id}/notes', { params: { id }, query: page }), { size: PAGE });
  const write = useMutation({ mutationFn: (text: string) => ask('POST /entities/{id}/notes', { params: { id }, body: { text } }), onSuccess: () => void client.invalidateQueries({ queryKey: ['notes', id] }) });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const form = event.currentTarget;
    const text = valuesOf(event)('text');
    if (text) write.mutate(text, { onSuccess: () => form.reset() });
  };
  return (
    <section className="panel">
      <h2>{say('notes')}</h2>
      <Answered to={pages}>
        {({ pages: loaded }) => {
          const notes = loaded.flatMap((page) => page.notes);
          if (notes.length === 0) return <p className="quiet">{say('noNotes')}</p>;
          return (
            <>
              <ol className="steps">{notes.map((note) => <li key={note.id}><b>{note.by}</b> <span className="quiet"><Moment at={note.at} as="time" /></span><p className="said">{note.text}</p></li>)}</ol>
              <More of={pages} />
            </>
          );
        }}
      </Answered>
      {may('entities:update') && (
        <form className="write" onSubmit={submit}>
          <textarea name="text" rows={2} placeholder={say('noteHint')} aria-label={say('writeNote')} maxLength={2_000} />
          <button type="submit" disabled={write.isPending}>{say('save')}</button>
        </form>
      )}
      {write.error && <Failed error={write.error} />}
    </section>
  );
}
