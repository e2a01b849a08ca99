import { type AskedOf, endpoints } from '@app/contracts';
import { Disregard, type FingerprintRecord, Fingerprints, Identities, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Doorbell } from '@app/queue';
import { allows, Asked, Caller, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { answeredWithin } from '../too-wide.js';
import { nothing, pageAnswer } from './page-answer.js';
import { ringScoring } from './ring-scoring.js';

@Controller()
export class FingerprintsController {
  constructor(
    private readonly fingerprints: Fingerprints,
    private readonly identities: Identities,
    private readonly disregards: Disregard,
    private readonly doorbell: Doorbell,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  @Serves(endpoints.listFingerprints)
  async list(@Asked() { query }: AskedOf<typeof endpoints.listFingerprints>, @Caller() holder: KeyHolder) {
    const entityId = query.identity === undefined ? undefined : await this.identities.entityIdOf(holder.organizationId, query.identity);
    const page = entityId === null ? nothing : await answeredWithin(this.env.READ_TIMEOUT_SECONDS, () => this.fingerprints.list(holder.organizationId, { entityId, term: query.term }, query, query));
    return pageAnswer(page, query, (device: FingerprintRecord) => device);
  }

  @Serves(endpoints.getFingerprint)
  async get(@Asked() { params: { fingerprint } }: AskedOf<typeof endpoints.getFingerprint>, @Caller() holder: KeyHolder) {
    const device = await this.find(holder, fingerprint);
    return allows(holder, 'devices:read') ? device : withoutPeople(device);
  }

  @Serves(endpoints.disregardFingerprint)
  disregard(@Asked() { params }: AskedOf<typeof endpoints.disregardFingerprint>, @Caller() holder: KeyHolder) {
    return this.set(holder, params.fingerprint, true);
  }

  @Serves(endpoints.regardFingerprint)
  regard(@Asked() { params }: AskedOf<typeof endpoints.regardFingerprint>, @Caller() holder: KeyHolder) {
    return this.set(holder, params.fingerprint, false);
  }

  private async set(holder: KeyHolder, fingerprint: string, disregarded: boolean): Promise<FingerprintRecord> {
    const done = await this.disregards.device(holder.organizationId, fingerprint, disregarded);
    ringScoring(this.doorbell, done?.batchId ?? null);
    return this.find(holder, fingerprint);
  }

  private async find(holder: KeyHolder, fingerprint: string): Promise<FingerprintRecord> {
    const device = await this.fingerprints.find(holder.organizationId, fingerprint);
    if (!device) throw new AppError('DEVICE_NOT_FOUND', { by: 'fingerprint', value: fingerprint });
    return device;
  }
}

/** What a browser may know of a fingerprint, which may be that of another machine of the same make. */
function withoutPeople({ fingerprint, city, country, asn, asName, userAgent, firstSeenAt, lastSeenAt, disregarded }: FingerprintRecord) {
  return { fingerprint, city, country, asn, asName, userAgent, firstSeenAt, lastSeenAt, disregarded };
}
