import { Module } from '@nestjs/common';
import { RaiseAlerts } from './raise-alerts.js';

@Module({ providers: [RaiseAlerts] })
export class AlertingModule {}
