import type { FactReader } from './fact-loader.js';

/** A device that was only named, without details, is unknown here. */
export const ownDevice: FactReader<'ownDevice'> = ({ meetings, recentEvents }) => {
  const people = new Map(meetings.filter(({ kind }) => kind === 'device').map((device) => [device.value, device.met.count]));
  let [seen, alone] = [0, 0];
  for (const { deviceId } of recentEvents) {
    const count = people.get(deviceId ?? '');
    if (count !== undefined) seen += 1;
    if (count === 1) alone += 1;
  }
  return seen === 0 ? null : alone / seen;
};
