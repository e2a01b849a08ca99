import { type AskedOf, endpoints } from '@app/contracts';
import { Devices, Disregard, Entities, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { ringScoring } from '../dregs/ring-scoring.js';
import { byId, notFound } from '../entities/named.js';
import { isUuid } from '../is-uuid.js';

/** Whom and what scoring looks away from. */
@Controller()
export class DisregardController {
  constructor(
    private readonly entities: Entities,
    private readonly devices: Devices,
    private readonly disregards: Disregard,
    private readonly doorbell: Doorbell,
  ) {}

  @Serves(endpoints.disregardEntity)
  disregardEntity(@Asked() { params: { id } }: AskedOf<typeof endpoints.disregardEntity>, @Caller() holder: KeyHolder) {
    return this.setEntity(holder, id, true);
  }

  @Serves(endpoints.regardEntity)
  regardEntity(@Asked() { params: { id } }: AskedOf<typeof endpoints.regardEntity>, @Caller() holder: KeyHolder) {
    return this.setEntity(holder, id, false);
  }

  @Serves(endpoints.disregardDevice)
  disregardDevice(@Asked() { params: { id } }: AskedOf<typeof endpoints.disregardDevice>, @Caller() holder: KeyHolder) {
    return this.setDevice(holder, id, true);
  }

  @Serves(endpoints.regardDevice)
  regardDevice(@Asked() { params: { id } }: AskedOf<typeof endpoints.regardDevice>, @Caller() holder: KeyHolder) {
    return this.setDevice(holder, id, false);
  }

  private async setEntity({ organizationId }: KeyHolder, id: string, disregarded: boolean) {
    const who = byId(id);
    if (!(await this.entities.find(organizationId, who))) throw notFound(who);
    const { batchId } = await this.disregards.entity(organizationId, id, disregarded);
    ringScoring(this.doorbell, batchId);
    return { success: true, entityId: id, disregarded };
  }

  private async setDevice({ organizationId }: KeyHolder, id: string, disregarded: boolean) {
    const device = isUuid(id) ? await this.devices.find(organizationId, id) : null;
    const done = device && (await this.disregards.device(organizationId, device.deviceId, disregarded));
    if (!device || !done) throw new AppError('DEVICE_NOT_FOUND', { by: 'id', value: id });
    ringScoring(this.doorbell, done.batchId);
    return { success: true, deviceId: device.deviceId, disregarded };
  }
}
