import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { Failed } from '../pieces/states.js';
import { AddressFields, type Channel, ChannelField, RequestFields, TypeFields } from './endpoint-fields.js';
import { readFields } from './read-fields.js';
import { SecretOnce } from './secret-once.js';

/** Signed channels show their secret once; Slack and e-mail read no signature. */
const signed: readonly Channel[] = ['webhook', 'http'];

export function AddEndpoint({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [channel, setChannel] = useState<Channel>('webhook');
  const create = useMutation({
    mutationFn: (form: FormData) => ask('POST /webhooks/endpoints', { body: { channel, ...readFields(form, channel) } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['endpoints'] });
      if (!signed.includes(channel)) onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    create.mutate(new FormData(event.currentTarget));
  };
  return (
    <Dialog title={say('addEndpoint')} onClose={onClose}>
      {create.data ? <SecretOnce secret={create.data.endpoint.secret} /> : (
        <form onSubmit={submit}>
          <ChannelField channel={channel} choose={setChannel} />
          <AddressFields key={channel} channel={channel} />
          {channel === 'http' && <RequestFields />}
          <TypeFields />
          {create.error && <Failed error={create.error} />}
          <button type="submit" className="primary" disabled={create.isPending}>{say('save')}</button>
        </form>
      )}
    </Dialog>
  );
}
