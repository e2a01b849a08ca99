import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { Moment } from '../pieces/moment.js';
import { Answered, Failed } from '../pieces/states.js';
import { SureButton } from '../pieces/sure-button.js';
import { useNewKey } from './use-new-key.js';

type Key = Answer<'GET /api-keys'>['apiKeys'][number];

export function Keys() {
  const say = useSay();
  const { may } = useSession();
  const [adding, setAdding] = useState(false);
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => ask('GET /api-keys', {}) });
  return (
    <section className="panel">
      <h2>{say('apiKeys')} {may('keys:write') && <button type="button" onClick={() => setAdding(true)}>{say('addKey')}</button>}</h2>
      <Answered to={keys}>
        {({ apiKeys }) => (
          <div className="sheet">
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('name')}</th>
                  <th scope="col">{say('kind')}</th>
                  <th scope="col">{say('status')}</th>
                  <th scope="col" className="wide">{say('created')}</th>
                  <th scope="col"><span className="visually-hidden">{say('revoke')}</span></th>
                </tr>
              </thead>
              <tbody>{apiKeys.map((key) => <KeyRow key={key.id} apiKey={key} />)}</tbody>
            </table>
          </div>
        )}
      </Answered>
      {adding && <AddKey onClose={() => setAdding(false)} />}
    </section>
  );
}

function KeyRow({ apiKey }: { readonly apiKey: Key }) {
  const say = useSay();
  const { may } = useSession();
  const client = useQueryClient();
  const revoke = useMutation({ mutationFn: () => ask('DELETE /api-keys/{id}', { params: { id: apiKey.id } }), onSettled: () => void client.invalidateQueries({ queryKey: ['keys'] }) });
  return (
    <tr>
      <td className="named">{apiKey.name} <span className="mono quiet">{apiKey.prefix}…</span>{revoke.error && <Failed error={revoke.error} />}</td>
      <td>{say(apiKey.kind)}</td>
      <td>{say(apiKey.revokedAt ? 'revoked' : apiKey.disabledAt ? 'disabled' : 'active')}</td>
      <td className="wide"><Moment at={apiKey.createdAt} as="day" /></td>
      <td className="end">
        {may('keys:write') && !apiKey.revokedAt && (
          <SureButton does="revoke" sure="revokeSure" about={apiKey.name} disabled={revoke.isPending} onSure={() => revoke.mutate()} />
        )}
      </td>
    </tr>
  );
}

function AddKey({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const create = useNewKey();
  return (
    <Dialog title={say('addKey')} onClose={onClose}>
      {create.data ? (
        <>
          <p>{say('keyOnce')}</p>
          <pre tabIndex={0}>{create.data.apiKey.key}</pre>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            const value = valuesOf(event);
            create.mutate({ name: value('name'), kind: value('kind') === 'publishable' ? 'publishable' : 'secret' });
          }}
        >
          <label>{say('name')}<input name="name" required autoFocus maxLength={200} /></label>
          <label>{say('kind')}<select name="kind"><option value="secret">{say('secret')}</option><option value="publishable">{say('publishable')}</option></select></label>
          {create.error && <Failed error={create.error} />}
          <button type="submit" className="primary" disabled={create.isPending}>{say('save')}</button>
        </form>
      )}
    </Dialog>
  );
}
