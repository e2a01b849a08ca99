import 'reflect-metadata';
import { readEnv } from '@app/platform';
import { runMain, runtimeEnv, startProcess } from '@app/runtime';
import { networksEnv } from '@app/webhook';
import { ApiModule } from './api.module.js';
import { dataListsEnv } from './data-lists/env.js';

await runMain(() => {
  const env = readEnv({ ...runtimeEnv, ...networksEnv, ...dataListsEnv });
  return startProcess({ name: 'api', env, modules: [ApiModule.with(env)], promised: [] });
});
