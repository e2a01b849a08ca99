import { z } from 'zod';
import { device, deviceWithPeople, exampleDevice } from '../devices/device.js';
import { blockInput, deviceChange, deviceInput } from '../devices/device-input.js';
import { identifier } from '../events/field.js';
import { cursorPagination, envelope, warning } from '../http/answer.js';
import { defineEndpoint } from '../http/endpoint.js';
import { cursorOrOffset, pageCursor, pageQuery, yesOrNo } from '../http/query.js';

const ofEntity = z.strictObject({ entityId: z.string().meta({ description: 'The id of the entity, a UUID.' }) });
const ofDevice = z.strictObject({ id: z.string().meta({ description: 'The id of the device, a UUID; not the deviceId.' }) });
const one = { status: 200, schema: envelope({ device }) } as const;
const params = { id: exampleDevice.id };
const listed = { success: true, devices: [exampleDevice], pagination: { total: 1, limit: 50, offset: 0, hasMore: false, nextCursor: null } };

const registerDevice = defineEndpoint({
  method: 'POST',
  path: '/devices/entity/{entityId}',
  chapter: 'devices',
  title: 'Register a device of a person',
  says:
    'Events with `deviceId` and `deviceDetails` register their device by themselves; this is for devices that are known before. A device that is registered already is seen again: ' +
    'what is said now is newer than what was said before, what is left out stays, `metadata` is merged, and the answer is the same 201 with `created` false. Everybody on a deviceId that gets a new person is scored again (at most 500 people).',
  needs: 'devices:write',
  params: ofEntity,
  body: deviceInput,
  answer: { status: 201, schema: envelope({ device, created: z.boolean(), warnings: z.array(warning).optional() }) },
  errors: ['ENTITY_NOT_FOUND', 'METADATA_TOO_LARGE'],
  example: {
    params: { entityId: exampleDevice.entityId },
    body: { deviceId: '840e89e4d46efd67', platform: 'android', manufacturer: 'samsung', model: 'SM-A156M', osVersion: 'Android 16', ipAddress: '190.16.0.1', isEmulator: false, isRooted: false, metadata: { channel: 'app' } },
    answer: { success: true, device: exampleDevice, created: true },
  },
});

const listDevicesOfEntity = defineEndpoint({
  method: 'GET',
  path: '/devices/entity/{entityId}',
  chapter: 'devices',
  title: 'The devices of a person',
  says: 'Those that were seen last come first. `pagination.nextCursor` leads to the next page.',
  needs: 'devices:read',
  params: ofEntity,
  query: z.strictObject({ ...pageQuery(50), cursor: pageCursor() }).check(cursorOrOffset),
  answer: { status: 200, schema: envelope({ devices: z.array(device), pagination: cursorPagination }) },
  errors: ['ENTITY_NOT_FOUND', 'CURSOR_INVALID'],
  example: { params: { entityId: exampleDevice.entityId }, answer: listed },
});

const listDevices = defineEndpoint({
  method: 'GET',
  path: '/devices',
  chapter: 'devices',
  title: 'List devices',
  says: 'Those that were registered last come first. Several filters must all hold. A `device_id` is found at once; the other filters look at every device of the organization. `pagination.nextCursor` leads to the next page, at the same cost however deep: send it as `cursor`.',
  needs: 'devices:read',
  query: z.strictObject({
    ...pageQuery(),
    cursor: pageCursor(),
    device_id: identifier('device_id', 256).optional().meta({ description: 'All people on one device.' }),
    platform: identifier('platform', 32).optional().meta({ description: 'In upper or lower case.' }),
    is_blocked: yesOrNo().optional(),
    is_trusted: yesOrNo().optional(),
    is_emulator: yesOrNo().optional().meta({ description: 'false finds only devices of which somebody said that they are none.' }),
    is_rooted: yesOrNo().optional().meta({ description: 'false finds only devices of which somebody said that they are not.' }),
    country: z.string().regex(/^[A-Za-z]{2}$/, 'Use the two letters of ISO 3166-1, for example AR.').optional().meta({ description: 'The countryCode of the answer.' }),
    q: identifier('q', 256).optional().meta({ description: 'A part of the device id, device name, model, user agent or address, in upper or lower case.' }),
  }).check(cursorOrOffset),
  answer: { status: 200, schema: envelope({ devices: z.array(device), pagination: cursorPagination }) },
  errors: ['CURSOR_INVALID', 'QUERY_TOO_WIDE'],
  example: { query: { platform: 'android', is_blocked: 'false', limit: '50' }, answer: { ...listed } },
});

const getDevice = defineEndpoint({
  method: 'GET',
  path: '/devices/{id}',
  chapter: 'devices',
  title: 'One device',
  says: 'With the number of people who were seen on the same deviceId.',
  needs: 'devices:read',
  params: ofDevice,
  answer: { status: 200, schema: envelope({ device: deviceWithPeople }) },
  errors: ['DEVICE_NOT_FOUND'],
  example: { params, answer: { success: true, device: { ...exampleDevice, peopleOnDevice: 1 } } },
});

const changeDevice = defineEndpoint({
  method: 'PATCH',
  path: '/devices/{id}',
  chapter: 'devices',
  title: 'Change a device',
  says: 'Fields that are left out stay as they are, null forgets one, and `metadata` is merged: a null in it removes the name. An event that happens later may say otherwise and is believed.',
  needs: 'devices:write',
  params: ofDevice,
  body: deviceChange,
  answer: one,
  errors: ['DEVICE_NOT_FOUND', 'METADATA_TOO_LARGE'],
  example: { params, body: { deviceName: 'Galaxy A15', metadata: { channel: 'app' } }, answer: { success: true, device: exampleDevice } },
});

const blockDevice = defineEndpoint({
  method: 'POST',
  path: '/devices/{id}/block',
  chapter: 'devices',
  title: 'Block a device',
  says: 'Marks it, with the reason. Its events are still accepted: the mark is for people and rules to see. Blocking it again changes the reason and keeps the moment.',
  needs: 'devices:write',
  params: ofDevice,
  body: blockInput,
  answer: one,
  errors: ['DEVICE_NOT_FOUND'],
  example: {
    params,
    body: { reason: 'Eleven accounts were opened on it in one night.' },
    answer: { success: true, device: { ...exampleDevice, isBlocked: true, blockedAt: '2026-11-21T09:30:00.000Z', blockedBecause: 'Eleven accounts were opened on it in one night.' } },
  },
});

const unblockDevice = defineEndpoint({
  method: 'POST',
  path: '/devices/{id}/unblock',
  chapter: 'devices',
  title: 'Unblock a device',
  says: 'Takes mark and reason away.',
  needs: 'devices:write',
  params: ofDevice,
  answer: one,
  errors: ['DEVICE_NOT_FOUND'],
  example: { params, answer: { success: true, device: exampleDevice } },
});

const trustDevice = defineEndpoint({
  method: 'POST',
  path: '/devices/{id}/trust',
  chapter: 'devices',
  title: 'Trust a device',
  says: 'Marks it, for people and rules to see.',
  needs: 'devices:write',
  params: ofDevice,
  answer: one,
  errors: ['DEVICE_NOT_FOUND'],
  example: { params, answer: { success: true, device: { ...exampleDevice, isTrusted: true } } },
});

const untrustDevice = defineEndpoint({
  method: 'POST',
  path: '/devices/{id}/untrust',
  chapter: 'devices',
  title: 'Trust a device no longer',
  says: 'Takes the mark away.',
  needs: 'devices:write',
  params: ofDevice,
  answer: one,
  errors: ['DEVICE_NOT_FOUND'],
  example: { params, answer: { success: true, device: exampleDevice } },
});

const deleteDevice = defineEndpoint({
  method: 'DELETE',
  path: '/devices/{id}',
  chapter: 'devices',
  title: 'Delete a device',
  says: 'It leaves every list and counts for nobody any more; everybody on its deviceId is scored again (at most 500 people). Its events stay. When it is registered or an event comes from it again, it is back, with its marks.',
  needs: 'devices:write',
  params: ofDevice,
  answer: { status: 204 },
  errors: ['DEVICE_NOT_FOUND'],
  example: { params, answer: undefined },
});

export const devicesEndpoints = {
  registerDevice, listDevicesOfEntity, listDevices, getDevice, changeDevice, blockDevice, unblockDevice, trustDevice, untrustDevice, deleteDevice,
} as const;
