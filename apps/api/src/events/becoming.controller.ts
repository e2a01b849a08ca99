import { type AskedOf, endpoints } from '@app/contracts';
import { Events, type KeyHolder, RulesAtEvent, ScoresAround } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';
import { API_ENV, type ApiEnv } from '../env.js';
import { isUuid } from '../is-uuid.js';
import { answeredWithin } from '../too-wide.js';

/** What became of an event. */
@Controller()
export class BecomingController {
  constructor(
    private readonly events: Events,
    private readonly rules: RulesAtEvent,
    private readonly scores: ScoresAround,
    @Inject(API_ENV) private readonly env: ApiEnv,
  ) {}

  @Serves(endpoints.listRulesAtEvent)
  async rulesAt(@Asked() { params: { id } }: AskedOf<typeof endpoints.listRulesAtEvent>, @Caller() { organizationId }: KeyHolder) {
    const event = await this.find(organizationId, id);
    return { success: true, rules: await this.rules.list(organizationId, event.id) };
  }

  @Serves(endpoints.getScoresAroundEvent)
  async scoresAround(@Asked() { params: { id } }: AskedOf<typeof endpoints.getScoresAroundEvent>, @Caller() { organizationId }: KeyHolder) {
    const { entityId, createdAt } = await this.find(organizationId, id);
    if (entityId === null) return { success: true, entityId, before: null, after: null, scoredAt: null };
    return { success: true, entityId, ...(await answeredWithin(this.env.READ_TIMEOUT_SECONDS, () => this.scores.of(organizationId, entityId, new Date(createdAt)))) };
  }

  private async find(organizationId: string, id: string) {
    const event = isUuid(id) ? await this.events.find(organizationId, id) : null;
    if (!event) throw new AppError('EVENT_NOT_FOUND', { id });
    return event;
  }
}
