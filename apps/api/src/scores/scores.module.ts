import { Database, ScoreTallies } from '@app/database';
import { Module } from '@nestjs/common';
import { CalibrationController } from './calibration.controller.js';

/** What the scores of an organization mean. */
@Module({
  controllers: [CalibrationController],
  providers: [{ provide: ScoreTallies, inject: [Database], useFactory: (database: Database) => new ScoreTallies(database) }],
})
export class ScoresModule {}
