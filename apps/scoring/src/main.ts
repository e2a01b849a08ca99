import 'reflect-metadata';
import { readEnv } from '@app/platform';
import { runMain, runtimeEnv, startProcess } from '@app/runtime';
import { ScoringModule } from './scoring.module.js';

await runMain(() => startProcess({ name: 'scoring', env: readEnv(runtimeEnv), modules: [ScoringModule], promised: ['scoring'] }));
