import { type KeyHolder, Progress } from '@app/database';
import { read } from '@app/platform';
import { Caller, Needs } from '@app/runtime';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';

const question = z.strictObject({
  ids: z.array(z.uuid('Use the event ids that were answered.')).min(1).max(1_000, 'Ask for at most 1,000 events at a time.'),
  places: z.boolean().default(false),
});

@Controller('events/user/progress')
export class ProgressController {
  constructor(private readonly progress: Progress) {}

  /** How many of these events are located and scored, and which alerts followed. */
  @Post()
  @HttpCode(200)
  @Needs('events:read')
  async ask(@Body() body: unknown, @Caller() holder: KeyHolder) {
    const { ids, places } = read(question, body);
    const progress = await this.progress.of(holder.organizationId, ids);
    return {
      success: true,
      ...progress,
      alerts: progress.alertIds.length,
      ...(places ? { places: await this.progress.places(holder.organizationId, ids) } : {}),
    };
  }
}
