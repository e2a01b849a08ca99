import 'reflect-metadata';
import { readEnv } from '@app/platform';
import { runMain, runtimeEnv, startProcess } from '@app/runtime';
import { DeliveryModule } from './delivery.module.js';
import { deliveryEnv } from './env.js';

await runMain(() => {
  const env = readEnv({ ...runtimeEnv, ...deliveryEnv });
  return startProcess({ name: 'delivery', env, modules: [DeliveryModule.with(env)], promised: ['delivery'] });
});
