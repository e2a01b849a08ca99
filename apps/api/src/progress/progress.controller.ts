import { type AskedOf, endpoints } from '@app/contracts';
import { type KeyHolder, Progress } from '@app/database';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';

@Controller()
export class ProgressController {
  constructor(private readonly progress: Progress) {}

  @Serves(endpoints.askEventProgress)
  async ask(@Asked() { body: { ids, places } }: AskedOf<typeof endpoints.askEventProgress>, @Caller() holder: KeyHolder) {
    const progress = await this.progress.of(holder.organizationId, ids);
    return {
      success: true,
      ...progress,
      alerts: progress.alertIds.length,
      ...(places ? { places: await this.progress.places(holder.organizationId, ids) } : {}),
    };
  }
}
