import { Database, LabelledScores, ScoreTallies } from '@app/database';
import { Module } from '@nestjs/common';
import { CalibrationController } from './calibration.controller.js';

/** What the scores of an organization mean. */
@Module({
  controllers: [CalibrationController],
  providers: [ScoreTallies, LabelledScores].map((Repository) => ({ provide: Repository, inject: [Database], useFactory: (database: Database) => new Repository(database) })),
})
export class ScoresModule {}
