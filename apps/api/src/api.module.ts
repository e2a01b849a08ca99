import { Analyses, Database, Entities, Progress } from '@app/database';
import { Module } from '@nestjs/common';
import { QueueBoard } from './board/queue-board.js';
import { EntitiesController } from './entities/entities.controller.js';
import { KeysController } from './keys/keys.controller.js';
import { ProgressController } from './progress/progress.controller.js';

const fromDatabase = [Entities, Analyses, Progress].map((Repository) => ({
  provide: Repository,
  inject: [Database],
  useFactory: (database: Database) => new Repository(database),
}));

/** Everything that is read or configured. */
@Module({
  controllers: [EntitiesController, KeysController, ProgressController],
  providers: [...fromDatabase, QueueBoard],
})
export class ApiModule {}
