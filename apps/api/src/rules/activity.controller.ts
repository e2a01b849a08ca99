import { type AskedOf, endpoints } from '@app/contracts';
import { type KeyHolder, RuleActivities } from '@app/database';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';

const DAY_MS = 86_400_000;

@Controller()
export class RuleActivityController {
  constructor(private readonly activities: RuleActivities) {}

  @Serves(endpoints.listRuleActivity)
  async list(@Asked() { query: { days, ruleId } }: AskedOf<typeof endpoints.listRuleActivity>, @Caller() { organizationId }: KeyHolder) {
    const since = new Date(Date.now() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
    return { success: true, since, activity: await this.activities.since(organizationId, since, ruleId) };
  }
}
