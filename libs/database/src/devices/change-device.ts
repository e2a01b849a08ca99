import { correct, sightKey } from '@app/domain';
import { v7 as uuid } from 'uuid';
import type { Database } from '../database.js';
import { fromColumns, wordsSaid } from './device-memory.js';
import { type KnownDevice, knownDeviceColumns, writeDevices } from './known-device.js';
import { mergeMetadata } from './merge-metadata.js';

/** What is said of a device without having seen it. A null forgets a field or a name of the metadata. */
export interface DeviceWords {
  readonly details: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
}

export class ChangeDevice {
  constructor(private readonly database: Database) {}

  /** Answers false when there is no such device. */
  change(organizationId: string, id: string, { details, metadata }: DeviceWords, now: Date): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.rows<KnownDevice & Record<string, unknown>>(
        `select ${knownDeviceColumns} from device where organization_id = $1 and id = $2 and deleted_at is null for no key update`,
        [organizationId, id],
      );
      if (!row) return false;
      const memory = correct(fromColumns(row), { key: sightKey(now, uuid()), words: wordsSaid(details) });
      await writeDevices(tx, [{ id, firstSeenAt: row.first_seen_at, deletedAt: row.deleted_at, memory }]);
      await mergeMetadata(tx, id, metadata);
      return true;
    });
  }
}
