import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { Failed } from '../pieces/states.js';

interface Props {
  /** Why it is not theirs. */
  readonly failure: Error | null;
  readonly onClose: () => void;
  readonly onAssign: (assignee: string | null, done: () => void) => void;
}

/** To whomever one's own systems know by a name; members are proposed to whoever may see them. Nobody, where it is left empty. */
export function AssignDialog({ failure, onClose, onAssign }: Props) {
  const say = useSay();
  const { may } = useSession();
  const list = useId();
  const members = useQuery({ queryKey: ['members'], queryFn: () => ask('GET /members', {}), enabled: may('members:read') });
  const submit = (event: FormEvent<HTMLFormElement>): void => onAssign(valuesOf(event)('assignee') || null, onClose);
  return (
    <Dialog title={say('assign')} onClose={onClose}>
      <form onSubmit={submit}>
        <label>{say('assignHint')}<input name="assignee" list={list} maxLength={200} /></label>
        <datalist id={list}>{members.data?.members.map(({ id, email, name }) => <option key={id} value={email}>{name}</option>)}</datalist>
        {failure && <Failed error={failure} />}
        <button type="submit" className="primary">{say('assign')}</button>
      </form>
    </Dialog>
  );
}
