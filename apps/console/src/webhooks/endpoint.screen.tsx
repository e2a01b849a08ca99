import './webhooks.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useLanguage, useSay } from '../language/language.js';
import { Facts } from '../pieces/facts.js';
import { Moment } from '../pieces/moment.js';
import { Answered, Failed, Heading } from '../pieces/states.js';
import { SureButton } from '../pieces/sure-button.js';
import { ChangeEndpoint } from './change-endpoint.js';
import { Deliveries } from './deliveries.js';
import { channelNames, Condition, type Endpoint, nameOf, Taken, useHealth } from './endpoint-shown.js';
import { ReplaySince } from './replay-since.js';
import { RotateSecret } from './rotate-secret.js';

const LOOK_EVERY_MS = 10_000;

/** One endpoint: what it asks for, how it fares, and every delivery to it. */
export default function EndpointScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const endpoint = useQuery({ queryKey: ['endpoint', id], queryFn: () => ask('GET /webhooks/endpoints/{id}', { params: { id } }), refetchInterval: LOOK_EVERY_MS });
  return <Answered to={endpoint}>{(answer) => <Portrait endpoint={answer.endpoint} />}</Answered>;
}

function Portrait({ endpoint }: { readonly endpoint: Endpoint }) {
  const { say, figure, duration } = useLanguage();
  const { may } = useSession();
  const health = useHealth(endpoint.id).data?.health;
  const { id, channel, url, eventTypes, disabledBecause, secretBeforeUntil } = endpoint;
  return (
    <>
      <Heading title={nameOf(endpoint)} beside={<><span className="pill">{say(channelNames[channel])}</span><Condition of={endpoint} health={health} /></>}>
        {may('webhooks:write') && <Actions endpoint={endpoint} />}
      </Heading>
      {disabledBecause && <p className="notice" role="alert">{disabledBecause}</p>}
      <div className="columns two">
        <Facts title={say('endpoint')} facts={[
          [say('webhookUrl'), <span key="url" className="mono">{url}</span>],
          [say('isTold'), <span key="types">{eventTypes.map((type) => <code key={type} className="pill">{type}</code>)}</span>],
          [say('signatureOf'), channel === 'webhook' && say(endpoint.signature === 'dregs' ? 'dregsSignature' : 'standardSignature')],
          [say('created'), <Moment key="at" at={endpoint.createdAt} />],
          ...(secretBeforeUntil && Date.parse(secretBeforeUntil) > Date.now() ? [[say('bothSignUntil'), <Moment key="at" at={secretBeforeUntil} />] as const] : []),
        ]} />
        {health && (
          <Facts title={say('fares')} facts={[
            [say('delivered'), <Taken key="taken" health={health} />],
            [say('notDelivered'), <span key="n" className={health.failed > 0 ? 'bad' : undefined}>{figure(health.failed)}</span>],
            [say('pending'), figure(health.pending)],
            [say('answersWithin'), health.halfWithinMs !== null && health.mostWithinMs !== null && `${duration(health.halfWithinMs / 1_000)} (95 %: ${duration(health.mostWithinMs / 1_000)})`],
            [say('lastTaken'), health.lastTakenAt && <Moment at={health.lastTakenAt} as="time" />],
            [say('oldestUntaken'), health.oldestPendingAt && <Moment at={health.oldestPendingAt} as="time" />],
          ]} />
        )}
      </div>
      <Deliveries endpointId={id} />
    </>
  );
}

function Actions({ endpoint }: { readonly endpoint: Endpoint }) {
  const say = useSay();
  const { id, channel, enabled } = endpoint;
  const client = useQueryClient();
  const [, go] = useLocation();
  const [open, setOpen] = useState<'change' | 'rotate' | 'replay' | null>(null);
  const refresh = async (): Promise<void> => {
    await Promise.all(['endpoint', 'endpoints', 'deliveries'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
  const test = useMutation({ mutationFn: () => ask('POST /webhooks/endpoints/{id}/test', { params: { id } }), onSuccess: ({ deliveryId }) => go(`/webhooks/deliveries/${deliveryId}`) });
  const turn = useMutation({ mutationFn: () => ask('PATCH /webhooks/endpoints/{id}', { params: { id }, body: { enabled: !enabled } }), onSuccess: refresh });
  const remove = useMutation({
    mutationFn: () => ask('DELETE /webhooks/endpoints/{id}', { params: { id } }),
    onSuccess: async () => {
      go('/webhooks');
      await client.invalidateQueries({ queryKey: ['endpoints'] });
    },
  });
  const failure = test.error ?? turn.error ?? remove.error;
  const busy = test.isPending || turn.isPending || remove.isPending;
  const close = (): void => setOpen(null);
  return (
    <>
      {failure && <Failed error={failure} />}
      <button type="button" disabled={busy || !enabled} onClick={() => test.mutate()}>{say('sendTest')}</button>
      <button type="button" onClick={() => setOpen('change')}>{say('changeEndpoint')}</button>
      <button type="button" disabled={!enabled} onClick={() => setOpen('replay')}>{say('replaySince')}</button>
      {(channel === 'webhook' || channel === 'http') && <button type="button" onClick={() => setOpen('rotate')}>{say('rotate')}</button>}
      <button type="button" disabled={busy} onClick={() => turn.mutate()}>{say(enabled ? 'disable' : 'enable')}</button>
      <SureButton does="remove" sure="removeSure" about={nameOf(endpoint)} disabled={busy} onSure={() => remove.mutate()} />
      {open === 'change' && <ChangeEndpoint endpoint={endpoint} onClose={close} />}
      {open === 'rotate' && <RotateSecret id={id} onClose={close} />}
      {open === 'replay' && <ReplaySince id={id} onClose={close} />}
    </>
  );
}
