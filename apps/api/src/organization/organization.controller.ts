import { type AskedOf, endpoints } from '@app/contracts';
import { type KeyHolder, MonthlyUsage, Organizations } from '@app/database';
import { Asked, Caller, RUNTIME_ENV, type RuntimeEnv, Serves } from '@app/runtime';
import { Controller, Inject } from '@nestjs/common';

@Controller()
export class OrganizationController {
  constructor(
    private readonly organizations: Organizations,
    private readonly usage: MonthlyUsage,
    @Inject(RUNTIME_ENV) private readonly env: RuntimeEnv,
  ) {}

  @Serves(endpoints.getOrganization)
  async get(@Caller() holder: KeyHolder) {
    return { success: true, organization: await this.show(holder.organizationId) };
  }

  @Serves(endpoints.changeOrganization)
  async change(@Asked() { body }: AskedOf<typeof endpoints.changeOrganization>, @Caller() holder: KeyHolder) {
    await this.organizations.change(holder.organizationId, body);
    return { success: true, organization: await this.show(holder.organizationId) };
  }

  private async show(id: string) {
    const [organization, { events, limit }] = await Promise.all([this.organizations.get(id), this.usage.of(id)]);
    return { ...organization, monthlyEventLimit: limit ?? this.env.MONTHLY_EVENT_LIMIT_DEFAULT ?? null, eventsThisMonth: events };
  }
}
