import 'reflect-metadata';
import { readEnv } from '@app/platform';
import { runMain, runtimeEnv, startProcess } from '@app/runtime';
import { geolocationEnv } from './env.js';
import { GeolocationModule } from './geolocation.module.js';

await runMain(() => {
  const env = readEnv({ ...runtimeEnv, ...geolocationEnv });
  return startProcess({ name: 'geolocation', env, modules: [GeolocationModule.with(env)], promised: ['geolocation'] });
});
