import { z } from 'zod';
import { defineNotice } from './define-notice.js';

const device = z.strictObject({ id: z.uuid(), deviceId: z.string(), entityId: z.uuid().nullable().meta({ description: 'Null: nobody said yet whose it is.' }) });
const example = { id: '019ab3c2-5c10-7e55-8d2b-91f0a7c3e201', deviceId: 'fp_8c21', entityId: '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55' };

export const deviceRegistered = defineNotice({
  type: 'device.registered',
  title: 'A device was registered',
  says: 'Somebody was seen on a device for the first time; who shares a device registers it anew.',
  data: z.strictObject({ device }),
  example: { device: example },
});

export const deviceBlocked = defineNotice({
  type: 'device.blocked',
  title: 'A device was blocked',
  says: 'With the reason that was given.',
  data: z.strictObject({ device, reason: z.string() }),
  example: { device: example, reason: 'An emulator farm.' },
});
