import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Role } from '@app/contracts';
import { type Answer, ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { roles } from '../asking/vocabulary.js';
import { useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { Moment } from '../pieces/moment.js';
import { Answered, Failed } from '../pieces/states.js';

type Member = Answer<'GET /members'>['members'][number];

export function Members() {
  const say = useSay();
  const { may } = useSession();
  const [adding, setAdding] = useState(false);
  const members = useQuery({ queryKey: ['members'], queryFn: () => ask('GET /members', {}) });
  return (
    <section className="panel">
      <h2>{say('members')} {may('members:write') && <button type="button" onClick={() => setAdding(true)}>{say('addMember')}</button>}</h2>
      <Answered to={members}>
        {(answer) => (
          <div className="sheet">
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('name')}</th>
                  <th scope="col" className="wide">{say('email')}</th>
                  <th scope="col">{say('role')}</th>
                  <th scope="col" className="wide">{say('lastLogin')}</th>
                  <th scope="col"><span className="visually-hidden">{say('disable')}</span></th>
                </tr>
              </thead>
              <tbody>{answer.members.map((member) => <MemberRow key={member.id} member={member} />)}</tbody>
            </table>
          </div>
        )}
      </Answered>
      {adding && <AddMember onClose={() => setAdding(false)} />}
    </section>
  );
}

function MemberRow({ member }: { readonly member: Member }) {
  const say = useSay();
  const { may, member: self } = useSession();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (body: { role?: Role; enabled?: boolean }) => ask('PATCH /members/{id}', { params: { id: member.id }, body }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['members'] }),
  });
  const mayChange = may('members:write') && member.id !== self.id;
  return (
    <tr>
      <td className="named">{member.name}{member.disabledAt && <> <span className="pill">{say('disabled')}</span></>}{change.error && <Failed error={change.error} />}</td>
      <td className="wide">{member.email}</td>
      <td>
        {mayChange ? (
          <select value={member.role} aria-label={`${say('role')}: ${member.name}`} disabled={change.isPending} onChange={(event) => change.mutate({ role: event.target.value as Role })}>
            {roles.map((role) => <option key={role} value={role}>{say(role)}</option>)}
          </select>
        ) : say(member.role)}
      </td>
      <td className="wide">{member.lastSeenAt ? <Moment at={member.lastSeenAt} as="time" /> : '–'}</td>
      <td className="end">{mayChange && <button type="button" disabled={change.isPending} onClick={() => change.mutate({ enabled: member.disabledAt !== null })}>{say(member.disabledAt ? 'enable' : 'disable')}</button>}</td>
    </tr>
  );
}

function AddMember({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (body: { email: string; name: string; role: Role; password: string }) => ask('POST /members', { body }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['members'] });
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => String(form.get(name));
    add.mutate({ email: text('email'), name: text('name'), role: text('role') as Role, password: text('password') });
  };
  return (
    <Dialog title={say('addMember')} onClose={onClose}>
      <form onSubmit={submit}>
        <label>{say('name')}<input name="name" required autoFocus maxLength={200} /></label>
        <label>{say('email')}<input name="email" type="email" required maxLength={254} /></label>
        <label>{say('role')}<select name="role" defaultValue="analyst">{roles.map((role) => <option key={role} value={role}>{say(role)}</option>)}</select></label>
        <label>{say('password')}<input name="password" type="password" autoComplete="new-password" required minLength={12} maxLength={200} /></label>
        {add.error && <Failed error={add.error} />}
        <button type="submit" className="primary" disabled={add.isPending}>{say('save')}</button>
      </form>
    </Dialog>
  );
}
