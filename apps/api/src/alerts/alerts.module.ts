import { ActOnAlerts, Alerts, Database, WebhookEndpoints } from '@app/database';
import { Module } from '@nestjs/common';
import { AlertActionsController } from './alert-actions.controller.js';
import { AlertPreviewController } from './alert-preview.controller.js';
import { AlertsController } from './alerts.controller.js';

const made = [Alerts, ActOnAlerts, WebhookEndpoints] as const;

@Module({
  controllers: [AlertsController, AlertActionsController, AlertPreviewController],
  providers: made.map((Made) => ({ provide: Made, inject: [Database], useFactory: (database: Database) => new Made(database) })),
})
export class AlertsModule {}
