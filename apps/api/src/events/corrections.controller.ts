import { type AskedOf, bytesOfJson, endpoints, type EventCorrection, METADATA_LIMIT } from '@app/contracts';
import { type CorrectableFields, CorrectEvents, EventHistories, type EventRecord, type KeyHolder } from '@app/database';
import { AppError } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { isUuid } from '../is-uuid.js';
import { paginationOf } from '../page.js';

/** What is said anew about an event, and what was said before. */
@Controller()
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectEvents,
    private readonly histories: EventHistories,
    private readonly doorbell: Doorbell,
  ) {}

  @Serves(endpoints.correctEvent)
  async correct(@Asked() { params: { id }, body }: AskedOf<typeof endpoints.correctEvent>, @Caller() holder: KeyHolder) {
    const { reason = null, ...wishes } = body;
    const correction = { keyId: holder.keyId, reason, fields: (event: EventRecord) => fieldsOf(wishes, event) };
    const corrected = isUuid(id) ? await this.corrections.correct(holder.organizationId, id, correction) : null;
    if (!corrected) throw new AppError('EVENT_NOT_FOUND', { id });
    const { event, ring } = corrected;
    if (ring) void this.doorbell.ring({ queue: ring.queue, job: { v: 1, batchId: ring.batchId }, round: 0 });
    return { success: true, event };
  }

  @Serves(endpoints.getEventHistory)
  async history(@Asked() { params: { id }, query }: AskedOf<typeof endpoints.getEventHistory>, @Caller() holder: KeyHolder) {
    const history = isUuid(id) ? await this.histories.of(holder.organizationId, id, query) : null;
    if (!history) throw new AppError('EVENT_NOT_FOUND', { id });
    const { original, corrections, total } = history;
    return { success: true, original, corrections, pagination: paginationOf(total, query, corrections.length) };
  }
}

function fieldsOf({ metadata: changes, ...fields }: Omit<EventCorrection, 'reason'>, event: EventRecord): CorrectableFields {
  if (changes === undefined) return fields;
  const metadata = Object.fromEntries(Object.entries({ ...event.metadata, ...changes }).filter(([key, value]) => !(key in changes && value === null)));
  if (event.metadata === null && Object.keys(metadata).length === 0) return fields;
  const bytes = bytesOfJson(metadata);
  if (bytes > METADATA_LIMIT) throw new AppError('METADATA_TOO_LARGE', { bytes, limit: METADATA_LIMIT }, { details: [{ field: 'metadata', message: `Use at most ${METADATA_LIMIT} bytes.` }] });
  return { ...fields, metadata };
}
