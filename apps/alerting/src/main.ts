import 'reflect-metadata';
import { readEnv } from '@app/platform';
import { runMain, runtimeEnv, startProcess } from '@app/runtime';
import { AlertingModule } from './alerting.module.js';

await runMain(() => startProcess({ name: 'alerting', env: readEnv(runtimeEnv), modules: [AlertingModule], promised: ['alerting'] }));
