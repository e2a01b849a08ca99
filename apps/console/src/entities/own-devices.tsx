import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Moment } from '../pieces/moment.js';
import { Answered } from '../pieces/states.js';
import { DeviceMarks, systemOf } from '../devices/device-marks.js';

export function OwnDevices({ id }: { readonly id: string }) {
  const say = useSay();
  const devices = useQuery({ queryKey: ['devices', 'of', id], queryFn: () => ask('GET /devices/entity/{entityId}', { params: { entityId: id }, query: { limit: '20' } }) });
  return (
    <section className="panel">
      <h2>{say('devices')}</h2>
      <Answered to={devices}>
        {(page) =>
          page.devices.length === 0 ? <p className="quiet">{say('noDevices')}</p> : (
            <ul className="list">
              {page.devices.map((device) => (
                <li key={device.id}>
                  <Link className="mono clip" href={`/devices?device_id=${encodeURIComponent(device.deviceId)}`}>{device.deviceId}</Link>
                  <span>{systemOf(device)} <DeviceMarks device={device} /></span>
                  <Moment at={device.lastSeenAt} as="time" />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}
