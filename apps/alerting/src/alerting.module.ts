import { type DynamicModule, Module } from '@nestjs/common';
import { ALERTING_ENV, type AlertingEnv } from './env.js';
import { RaiseAlerts } from './raise-alerts.js';

@Module({})
export class AlertingModule {
  static with(env: AlertingEnv): DynamicModule {
    return { module: AlertingModule, providers: [{ provide: ALERTING_ENV, useValue: env }, RaiseAlerts] };
  }
}
