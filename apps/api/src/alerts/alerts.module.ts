import { Alerts, Database } from '@app/database';
import { Module } from '@nestjs/common';
import { AlertsController } from './alerts.controller.js';

@Module({
  controllers: [AlertsController],
  providers: [{ provide: Alerts, inject: [Database], useFactory: (database: Database) => new Alerts(database) }],
})
export class AlertsModule {}
