import { Link } from 'wouter';
import { ask } from '../asking/api.js';
import { usePagesByCursor } from '../asking/use-pages.js';
import { useSay } from '../language/language.js';
import { Moment } from '../pieces/moment.js';
import { More } from '../pieces/more.js';
import { Answered } from '../pieces/states.js';
import { DeviceMarks, systemOf } from '../devices/device-marks.js';

const PAGE = 20;

export function OwnDevices({ id }: { readonly id: string }) {
  const say = useSay();
  const pages = usePagesByCursor(['devices', 'of', id], (page) => ask('GET /devices/entity/{entityId}', { params: { entityId: id }, query: page }), { size: PAGE });
  return (
    <section className="panel">
      <h2>{say('devices')}</h2>
      <Answered to={pages}>
        {({ pages: [first, ...more] }) =>
          !first || first.devices.length === 0 ? <p className="quiet">{say('noDevices')}</p> : (
            <ul className="list">
              {[first, ...more].flatMap((page) => page.devices).map((device) => (
                <li key={device.id}>
                  <Link className="mono clip" href={`/devices?device_id=${encodeURIComponent(device.deviceId)}`}>{device.deviceId}</Link>
                  <span>{systemOf(device)} <DeviceMarks device={device} /></span>
                  <Moment at={device.lastSeenAt} as="time" />
                </li>
              ))}
              {pages.hasNextPage && <li><More of={pages} /></li>}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}
