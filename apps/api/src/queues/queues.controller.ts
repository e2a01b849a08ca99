import { type AskedOf, endpoints, type QueueName } from '@app/contracts';
import { OperateLedger } from '@app/database';
import { AppError } from '@app/platform';
import { Doorbell } from '@app/queue';
import { Asked, doorOf, Serves, StationHealth } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { idIn, pagination } from '../list-cursor.js';

/** What operators do to the stations. Redis is told at once where it listens, and by the sweep where it does not. */
@Controller()
export class QueuesController {
  constructor(private readonly ledger: OperateLedger, private readonly doorbell: Doorbell, private readonly health: StationHealth) {}

  @Serves(endpoints.pauseStation)
  pause(@Asked() { params: { station } }: AskedOf<typeof endpoints.pauseStation>) {
    return this.hold(station, true);
  }

  @Serves(endpoints.resumeStation)
  resume(@Asked() { params: { station } }: AskedOf<typeof endpoints.resumeStation>) {
    return this.hold(station, false);
  }

  @Serves(endpoints.ringAll)
  async ring() {
    return { success: true, rung: await this.ledger.ringAll() };
  }

  @Serves(endpoints.listBuried)
  async buried(@Asked() { query }: AskedOf<typeof endpoints.listBuried>) {
    const { cursor, ...page } = query;
    const { buried, ...counted } = await this.ledger.buried({ ...page, after: idIn(cursor, list, isLedgerId) });
    const last = buried.at(-1);
    return { success: true, buried, pagination: pagination(counted, page, last && { at: null, id: last.id }, list) };
  }

  @Serves(endpoints.replayBuried)
  async replay(@Asked() { params: { id } }: AskedOf<typeof endpoints.replayBuried>) {
    const batch = isLedgerId(id) ? await this.ledger.replay(id) : null;
    if (!batch) throw new AppError('BURIED_NOT_FOUND', { id });
    void this.doorbell.ring({ queue: doorOf[batch.stage], job: { v: 1, batchId: batch.id }, round: Date.now() });
    return { success: true, id };
  }

  @Serves(endpoints.discardBuried)
  async discard(@Asked() { params: { id } }: AskedOf<typeof endpoints.discardBuried>): Promise<void> {
    if (!isLedgerId(id) || !(await this.ledger.discard(id))) throw new AppError('BURIED_NOT_FOUND', { id });
  }

  private async hold(station: QueueName, hold: boolean) {
    const pausedAt = await this.ledger.hold(station, hold);
    this.health.forget();
    void this.ledger.held().then((held) => this.doorbell.hold(held)).catch(() => undefined);
    return { success: true, station, pausedAt };
  }
}

/** A cursor for another list says nothing here. */
const list = { of: 'buried' };

/** Larger ones PostgreSQL refuses. */
const isLedgerId = (text: string): boolean => /^\d{1,18}$/.test(text);
