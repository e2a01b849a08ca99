import { statedDevice } from '@app/domain';
import type { FactReader } from './fact-loader.js';

/** The devices that were seen last. */
const DEVICES = 5;

export const statedDevices: FactReader<'statedDevices'> = ({ devices: { lastSeen } }) =>
  lastSeen.filter(({ disregarded }) => !disregarded).slice(0, DEVICES).map(({ details, userAgent }) => statedDevice(details, userAgent));
