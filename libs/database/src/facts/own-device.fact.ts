import type { FactLoader } from './fact-loader.js';

/** A device that was only named, without details, is unknown here. */
export const ownDevice: FactLoader<'ownDevice'> = async ({ meetings, recentEvents }) => {
  const met = await meetings();
  return (await recentEvents()).map((events, n) => {
    const people = new Map(met[n]?.filter(({ kind }) => kind === 'device').map((device) => [device.value, device.met.count]));
    const seen = events.flatMap(({ deviceId }) => people.get(deviceId ?? '') ?? []);
    return seen.length === 0 ? null : seen.filter((others) => others === 1).length / seen.length;
  });
};
