import { statedDevice } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

/** The devices that were seen last. */
const DEVICES = 5;

export const statedDevices: FactLoader<'statedDevices'> = async ({ devices }) =>
  devices.map(({ lastSeen }) => lastSeen.filter(({ disregarded }) => !disregarded).slice(0, DEVICES).map(({ details, userAgent }) => statedDevice(details, userAgent)));
