import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { type Answer, ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import type { Column } from '../export/csv.js';
import { EXPORT_PAGE, ExportButton } from '../export/export-button.js';
import { useLanguage, useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { Moment } from '../pieces/moment.js';
import { More } from '../pieces/more.js';
import { Answered, Failed, Heading, Nothing } from '../pieces/states.js';
import { DeviceMarks, systemOf } from './device-marks.js';

type Device = Answer<'GET /devices'>['devices'][number];

const exported: readonly Column<Device>[] = [
  { name: 'deviceId', of: (device) => device.deviceId },
  { name: 'entityId', of: (device) => device.entityId },
  { name: 'entityExternalId', of: (device) => device.entityExternalId },
  { name: 'system', of: systemOf },
  { name: 'country', of: (device) => device.countryCode },
  { name: 'isBlocked', of: (device) => String(device.isBlocked) },
  { name: 'isTrusted', of: (device) => String(device.isTrusted) },
  { name: 'lastSeenAt', of: (device) => device.lastSeenAt },
];

export default function DevicesScreen() {
  const { say, figure } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const deviceId = parameters.get('device_id') ?? '';
  const pages = usePagesByCursor(['devices', deviceId], (page) => ask('GET /devices', { query: { device_id: deviceId, ...page } }));
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const asked = String(new FormData(event.currentTarget).get('device_id')).trim();
    setParameters(asked ? { device_id: asked } : {});
  };
  return (
    <>
      <Heading title={say('devices')} beside={pages.data?.pages[0] && <span className="count">{figure(pages.data.pages[0].pagination.total)}</span>}>
        <ExportButton
          name="devices"
          columns={exported}
          load={async (cursor) => {
            const { devices, pagination } = await ask('GET /devices', { query: { device_id: deviceId, limit: String(EXPORT_PAGE), cursor: cursor ?? undefined } });
            return { rows: devices, next: pagination.nextCursor };
          }}
        />
      </Heading>
      <form className="filters" role="search" onSubmit={submit}>
        <input className="grow" key={deviceId} name="device_id" type="search" data-search="" defaultValue={deviceId} placeholder={say('searchDevices')} aria-label={say('searchDevices')} maxLength={256} />
      </form>
      {deviceId && (
        <p className="line">
          {say('onDevice', { n: pages.data?.pages[0]?.pagination.total ?? '…' })} <Link href={`/events?${new URLSearchParams({ device_id: deviceId })}`}>{say('itsEvents')}</Link>
        </p>
      )}
      <Answered to={pages}>
        {({ pages: loaded }) => {
          const devices = loaded.flatMap((page) => page.devices);
          if (devices.length === 0) return <Nothing title={say(deviceId ? 'noMatch' : 'noDevicesYet')} hint={say(deviceId ? 'noMatchHint' : 'noDevicesYetHint')} />;
          return (
            <div className="sheet">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('device')}</th>
                    <th scope="col">{say('person')}</th>
                    <th scope="col" className="wide">{say('system')}</th>
                    <th scope="col" className="wide">{say('country')}</th>
                    <th scope="col" className="end wide">{say('lastSeen')}</th>
                    <th scope="col"><span className="visually-hidden">{say('block')}</span></th>
                  </tr>
                </thead>
                <tbody>{devices.map((device) => <DeviceRow key={device.id} device={device} />)}</tbody>
              </table>
              <More of={pages} />
            </div>
          );
        }}
      </Answered>
    </>
  );
}

function DeviceRow({ device }: { readonly device: Device }) {
  const say = useSay();
  return (
    <tr>
      <td className="clip"><Link data-row="" className="open mono" href={`/devices?${new URLSearchParams({ device_id: device.deviceId })}`}>{device.deviceId}</Link> <DeviceMarks device={device} /></td>
      <td className="clip">{device.entityId ? <Link href={`/entities/${device.entityId}`}>{device.entityExternalId ?? device.entityTaxId ?? device.entityId.slice(0, 8)}</Link> : <span className="quiet">{say('noPerson')}</span>}</td>
      <td className="wide reason">{systemOf(device)}</td>
      <td className="wide">{device.countryCode ?? '–'}</td>
      <td className="end wide"><Moment at={device.lastSeenAt} as="time" /></td>
      <td className="end"><Judgement device={device} /></td>
    </tr>
  );
}

type Deed = 'unblock' | 'trust' | 'untrust';

function Judgement({ device: { id, isBlocked, isTrusted } }: { readonly device: Device }) {
  const say = useSay();
  const client = useQueryClient();
  const { may } = useSession();
  const [blocking, setBlocking] = useState(false);
  const told = {
    onSuccess: () => {
      setBlocking(false);
      void client.invalidateQueries({ queryKey: ['devices'] });
    },
  };
  const judge = useMutation({
    mutationFn: (deed: Deed) => {
      const asked = { params: { id } };
      if (deed === 'unblock') return ask('POST /devices/{id}/unblock', asked);
      return deed === 'trust' ? ask('POST /devices/{id}/trust', asked) : ask('POST /devices/{id}/untrust', asked);
    },
    ...told,
  });
  const block = useMutation({ mutationFn: (reason: string) => ask('POST /devices/{id}/block', { params: { id }, body: { reason } }), ...told });
  // What failed before is no answer to what is asked now.
  const begin = (): void => {
    block.reset();
    setBlocking(true);
  };
  if (!may('devices:write')) return null;
  return (
    <>
      <button type="button" disabled={judge.isPending} onClick={() => (isBlocked ? judge.mutate('unblock') : begin())}>{say(isBlocked ? 'unblock' : 'block')}</button>{' '}
      <button type="button" disabled={judge.isPending} onClick={() => judge.mutate(isTrusted ? 'untrust' : 'trust')}>{say(isTrusted ? 'distrust' : 'trust')}</button>
      {judge.error && <Failed error={judge.error} />}
      {blocking && (
        <Dialog title={say('block')} onClose={() => setBlocking(false)}>
          <form onSubmit={(event) => block.mutate(valuesOf(event)('reason'))}>
            <label>{say('reason')}<input name="reason" required autoFocus maxLength={500} /></label>
            {block.error && <Failed error={block.error} />}
            <button type="submit" className="primary" disabled={block.isPending}>{say('block')}</button>
          </form>
        </Dialog>
      )}
    </>
  );
}
