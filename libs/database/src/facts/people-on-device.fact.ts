import { countedPeople } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

/** A device is one row for each person on it. Disregarded people and devices do not count. */
export const peopleOnDevice: FactLoader<'peopleOnDevice'> = async ({ subjects, devices, met }) => {
  const people = await met();
  return devices.map(({ lastSeen }, n) => Math.max(0, ...lastSeen.map(({ deviceId }) => Math.min(countedPeople, people.get(subjects[n]?.organizationId ?? '', 'device', deviceId)?.count ?? 0))));
};
