import { Database, HourTallies, WeekChanges } from '@app/database';
import { Module } from '@nestjs/common';
import { ActivityController } from './activity.controller.js';

/** What happens in an organization, counted. */
@Module({
  controllers: [ActivityController],
  providers: [HourTallies, WeekChanges].map((Repository) => ({ provide: Repository, inject: [Database], useFactory: (database: Database) => new Repository(database) })),
})
export class ActivityModule {}
