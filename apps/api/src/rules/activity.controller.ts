import { type AskedOf, endpoints } from '@app/contracts';
import { type KeyHolder, RuleActivities } from '@app/database';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';

@Controller()
export class RuleActivityController {
  constructor(private readonly activities: RuleActivities) {}

  @Serves(endpoints.listRuleActivity)
  async list(@Asked() { query: { days, ruleId } }: AskedOf<typeof endpoints.listRuleActivity>, @Caller() { organizationId }: KeyHolder) {
    const { hours, ...told } = await this.activities.list({ organizationId, days, now: new Date(), ruleId: ruleId ?? null });
    return { success: true, ...told, ...(ruleId === undefined ? {} : { hours }) };
  }
}
