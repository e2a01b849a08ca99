import { Database, OpenBacktests } from '@app/database';
import { type DynamicModule, Module } from '@nestjs/common';
import { ALERTING_ENV, type AlertingEnv } from './env.js';
import { RaiseAlerts } from './raise-alerts.js';
import { RunBacktests } from './run-backtests.js';

@Module({})
export class AlertingModule {
  static with(env: AlertingEnv): DynamicModule {
    return {
      module: AlertingModule,
      providers: [{ provide: ALERTING_ENV, useValue: env }, { provide: OpenBacktests, inject: [Database], useFactory: (database: Database) => new OpenBacktests(database) }, RaiseAlerts, RunBacktests],
    };
  }
}
