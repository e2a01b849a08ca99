import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { Failed } from '../pieces/states.js';
import { AddressFields, RequestFields, TypeFields } from './endpoint-fields.js';
import type { Endpoint } from './endpoint-shown.js';
import { readFields } from './read-fields.js';

export function ChangeEndpoint({ endpoint, onClose }: { readonly endpoint: Endpoint; readonly onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const { id, channel } = endpoint;
  const [withRequest, setWithRequest] = useState(false);
  const change = useMutation({
    mutationFn: (form: FormData) => ask('PATCH /webhooks/endpoints/{id}', { params: { id }, body: readFields(form, channel) }),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ['endpoints'] }), client.invalidateQueries({ queryKey: ['endpoint', id] })]);
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    change.mutate(new FormData(event.currentTarget));
  };
  return (
    <Dialog title={say('changeEndpoint')} onClose={onClose}>
      <form onSubmit={submit}>
        <AddressFields channel={channel} endpoint={endpoint} />
        {channel === 'http' && <label className="check"><input type="checkbox" checked={withRequest} onChange={() => setWithRequest(!withRequest)} />{say('changeRequest')}</label>}
        {withRequest && <><p className="quiet small">{say('headersHidden')}</p><RequestFields settings={endpoint.settings} /></>}
        <TypeFields chosen={endpoint.eventTypes} />
        {change.error && <Failed error={change.error} />}
        <button type="submit" className="primary" disabled={change.isPending}>{say('save')}</button>
      </form>
    </Dialog>
  );
}
