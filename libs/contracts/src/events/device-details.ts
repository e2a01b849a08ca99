import { z } from 'zod';
import { flag, text } from './field.js';

const degrees = (most: number) => z.number({ error: 'Use a number of degrees.' }).min(-most).max(most).nullish();

/** What is known about the device itself; unknown fields are kept. iOS sends systemName and systemVersion for os*. */
export const deviceDetails = z.looseObject({
  platform: text(32),
  manufacturer: text(128),
  model: text(128),
  brand: text(128),
  deviceName: text(256),
  osName: text(64),
  osVersion: text(64),
  systemName: text(64),
  systemVersion: text(64),
  browser: text(64),
  browserVersion: text(64),
  latitude: degrees(90),
  longitude: degrees(180),
  city: text(128),
  region: text(128),
  country: text(128),
  countryCode: text(2),
  ipAddress: text(64),
  isEmulator: flag(),
  isRooted: flag(),
});
