import { z } from 'zod';
import { exampleDevice } from '../devices/device.js';
import { entityExample } from '../entities/entity-example.js';
import { envelope } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';

const params = z.strictObject({ id: z.string() });
const ofEntity = { status: 200, schema: envelope({ entityId: z.uuid(), disregarded: z.boolean() }) } as const;
const ofDevice = { status: 200, schema: envelope({ deviceId: z.string(), disregarded: z.boolean() }) } as const;

const disregardEntity = defineEndpoint({
  method: 'POST',
  path: '/entities/{id}/disregard',
  chapter: 'entities',
  title: 'Disregard an entity',
  says: 'For staff, testers and load tests, not to mark somebody as fine. It is no longer scored and no rule looks at it: its open alerts end. It does not count any more among the people on a device, in a session or on an address, its labels say nothing more of a destination or an address, and up to 500 entities that shared these with it are scored again. Doing it twice changes nothing.',
  needs: 'entities:update',
  params,
  answer: ofEntity,
  errors: ['ENTITY_NOT_FOUND'],
  example: { params: { id: entityExample.id }, answer: { success: true, entityId: entityExample.id, disregarded: true } },
});

const regardEntity = defineEndpoint({
  method: 'POST',
  path: '/entities/{id}/regard',
  chapter: 'entities',
  title: 'Regard an entity again',
  says: 'Undoes `disregard`: it is scored again, and so are those who share with it.',
  needs: 'entities:update',
  params,
  answer: ofEntity,
  errors: ['ENTITY_NOT_FOUND'],
  example: { params: { id: entityExample.id }, answer: { success: true, entityId: entityExample.id, disregarded: false } },
});

const disregardDevice = defineEndpoint({
  method: 'POST',
  path: '/devices/{id}/disregard',
  chapter: 'devices',
  title: 'Disregard a device',
  says: 'For test machines and demonstration phones: whoever uses this `deviceId`, all its rows, is not the worse for sharing it. Up to 500 of its people are scored again.',
  needs: 'devices:write',
  params,
  answer: ofDevice,
  errors: ['DEVICE_NOT_FOUND'],
  example: { params: { id: exampleDevice.id }, answer: { success: true, deviceId: exampleDevice.deviceId, disregarded: true } },
});

const regardDevice = defineEndpoint({
  method: 'POST',
  path: '/devices/{id}/regard',
  chapter: 'devices',
  title: 'Regard a device again',
  says: 'Undoes `disregard`: it counts again, and up to 500 of its people are scored again.',
  needs: 'devices:write',
  params,
  answer: ofDevice,
  errors: ['DEVICE_NOT_FOUND'],
  example: { params: { id: exampleDevice.id }, answer: { success: true, deviceId: exampleDevice.deviceId, disregarded: false } },
});

export const disregardEndpoints = { disregardEntity, regardEntity, disregardDevice, regardDevice } as const;
