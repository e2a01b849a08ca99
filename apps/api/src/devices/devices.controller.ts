import { type AskedOf, endpoints, knownDeviceFields } from '@app/contracts';
import { ChangeDevice, DEVICE_METADATA_LIMIT, Devices, type KeyHolder, MetadataTooLarge, RegisterDevice } from '@app/database';
import { AppError } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { isUuid } from '../is-uuid.js';
import { pagination, placeIn } from '../list-cursor.js';
import { answeredWithin } from '../too-wide.js';
import { detailsOf } from './details-of.js';
import { showDevice } from './show-device.js';

@Controller()
export class DevicesController {
  constructor(
    private readonly devices: Devices,
    private readonly registration: RegisterDevice,
    private readonly correction: ChangeDevice,
    private readonly doorbell: Doorbell,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  @Serves(endpoints.registerDevice)
  async register(@Asked() { params: { entityId }, body }: AskedOf<typeof endpoints.registerDevice>, @Caller() holder: KeyHolder) {
    const wish = { deviceId: body.deviceId, details: detailsOf(body), ipAddress: body.ipAddress || null, userAgent: body.userAgent || null, metadata: body.metadata ?? {} };
    const registered = isUuid(entityId) ? await this.registration.register(holder.organizationId, entityId, wish, new Date()).catch(tooLarge) : null;
    if (!registered) throw new AppError('ENTITY_NOT_FOUND', { by: 'id', value: entityId });
    this.score(registered.batchId);
    const device = await this.find(registered.id, holder);
    const warnings = Object.keys(body)
      .filter((field) => !knownDeviceFields.has(field))
      .map((field) => ({ field, message: `The field ${field} is not known here and was not stored; metadata takes what is your own.` }));
    return { success: true, device: showDevice(device), created: registered.created, ...(warnings.length > 0 ? { warnings } : {}) };
  }

  @Serves(endpoints.listDevicesOfEntity)
  async ofEntity(@Asked() { params: { entityId }, query: { cursor, ...page } }: AskedOf<typeof endpoints.listDevicesOfEntity>, @Caller() holder: KeyHolder) {
    const list = { entityId };
    const after = placeIn(cursor, list, isUuid);
    const found = isUuid(entityId) ? await this.devices.ofEntity(holder.organizationId, entityId, { ...page, after }) : null;
    if (!found) throw new AppError('ENTITY_NOT_FOUND', { by: 'id', value: entityId });
    const { devices, ...counted } = found;
    const last = devices.at(-1);
    return { success: true, devices: devices.map(showDevice), pagination: pagination(counted, page, last && { at: last.lastSeenAt, id: last.id }, list) };
  }

  @Serves(endpoints.listDevices)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listDevices>, @Caller() holder: KeyHolder) {
    const { limit, offset, cursor, device_id: deviceId, is_blocked: isBlocked, is_trusted: isTrusted, is_emulator: isEmulator, is_rooted: isRooted, q: part, ...same } = query;
    const filter = { ...same, deviceId, isBlocked, isTrusted, isEmulator, isRooted, part };
    const after = placeIn(cursor, filter, isUuid);
    const { devices, ...counted } = await answeredWithin(this.env.READ_TIMEOUT_SECONDS, () => this.devices.list(holder.organizationId, filter, { limit, offset, after }));
    const last = devices.at(-1);
    return { success: true, devices: devices.map(showDevice), pagination: pagination(counted, { limit, offset }, last && { at: last.createdAt, id: last.id }, filter) };
  }

  @Serves(endpoints.getDevice)
  async get(@Asked() { params: { id } }: AskedOf<typeof endpoints.getDevice>, @Caller() holder: KeyHolder) {
    const device = await this.find(id, holder);
    return { success: true, device: { ...showDevice(device), peopleOnDevice: await this.devices.peopleOn(holder.organizationId, device.deviceId) } };
  }

  @Serves(endpoints.changeDevice)
  change(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.changeDevice>, @Caller() holder: KeyHolder) {
    const words = { details: detailsOf(body), metadata: body.metadata ?? {} };
    return this.changed(id, holder, () => this.correction.change(holder.organizationId, id, words, new Date()).catch(tooLarge));
  }

  @Serves(endpoints.blockDevice)
  block(@Asked() { params: { id }, body: { reason } }: AskedOf<typeof endpoints.blockDevice>, @Caller() holder: KeyHolder) {
    return this.changed(id, holder, () => this.devices.block(holder.organizationId, id, reason, new Date()));
  }

  @Serves(endpoints.unblockDevice)
  unblock(@Asked() { params: { id } }: AskedOf<typeof endpoints.unblockDevice>, @Caller() holder: KeyHolder) {
    return this.changed(id, holder, () => this.devices.block(holder.organizationId, id, null, new Date()));
  }

  @Serves(endpoints.trustDevice)
  trust(@Asked() { params: { id } }: AskedOf<typeof endpoints.trustDevice>, @Caller() holder: KeyHolder) {
    return this.changed(id, holder, () => this.devices.trust(holder.organizationId, id, true, new Date()));
  }

  @Serves(endpoints.untrustDevice)
  untrust(@Asked() { params: { id } }: AskedOf<typeof endpoints.untrustDevice>, @Caller() holder: KeyHolder) {
    return this.changed(id, holder, () => this.devices.trust(holder.organizationId, id, false, new Date()));
  }

  @Serves(endpoints.deleteDevice)
  async remove(@Asked() { params: { id } }: AskedOf<typeof endpoints.deleteDevice>, @Caller() holder: KeyHolder): Promise<void> {
    const removed = isUuid(id) ? await this.devices.remove(holder.organizationId, id, new Date()) : null;
    if (!removed) throw new AppError('DEVICE_NOT_FOUND', { by: 'id', value: id });
    this.score(removed.batchId);
  }

  private async changed(id: string, holder: KeyHolder, work: () => Promise<boolean>) {
    if (!isUuid(id) || !(await work())) throw new AppError('DEVICE_NOT_FOUND', { by: 'id', value: id });
    return { success: true, device: showDevice(await this.find(id, holder)) };
  }

  private async find(id: string, holder: KeyHolder) {
    const device = isUuid(id) ? await this.devices.find(holder.organizationId, id) : null;
    if (!device) throw new AppError('DEVICE_NOT_FOUND', { by: 'id', value: id });
    return device;
  }

  private score(batchId: string | null): void {
    if (batchId !== null) void this.doorbell.ring({ queue: 'scoring', job: { v: 1, batchId }, round: 0 });
  }
}

function tooLarge(error: unknown): never {
  if (!(error instanceof MetadataTooLarge)) throw error;
  throw new AppError('METADATA_TOO_LARGE', { bytes: error.bytes, limit: DEVICE_METADATA_LIMIT }, { details: [{ field: 'metadata', message: 'Merged with what is there it is too large; remove names by sending null for them.' }] });
}
