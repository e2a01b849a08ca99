import { countedPeople } from '@app/domain';
import type { FactReader } from './fact-loader.js';

/** A device is one row for each person on it. Disregarded people and devices do not count. */
export const peopleOnDevice: FactReader<'peopleOnDevice'> = ({ subject, devices: { lastSeen }, met }) =>
  Math.max(0, ...lastSeen.map(({ deviceId }) => Math.min(countedPeople, met.get(subject.organizationId, 'device', deviceId)?.count ?? 0)));
