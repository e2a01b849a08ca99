import 'reflect-metadata';
import { readEnv } from '@app/platform';
import { runMain, runtimeEnv, startProcess } from '@app/runtime';
import { ApiModule } from './api.module.js';

await runMain(() => startProcess({ name: 'api', env: readEnv(runtimeEnv), modules: [ApiModule], promised: [] }));
