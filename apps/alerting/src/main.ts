import 'reflect-metadata';
import { readEnv } from '@app/platform';
import { runMain, runtimeEnv, startProcess } from '@app/runtime';
import { AlertingModule } from './alerting.module.js';
import { alertingEnv } from './env.js';

await runMain(() => {
  const env = readEnv({ ...runtimeEnv, ...alertingEnv });
  return startProcess({ name: 'alerting', env, modules: [AlertingModule.with(env)], promised: ['alerting'] });
});
