import 'reflect-metadata';
import { readEnv } from '@app/platform';
import { runMain, runtimeEnv, startProcess } from '@app/runtime';
import { ingestEnv } from './env.js';
import { IngestModule } from './ingest.module.js';

await runMain(() => {
  const env = readEnv({ ...runtimeEnv, ...ingestEnv });
  return startProcess({ name: 'ingest', env, modules: [IngestModule.with(env)], promised: [], prepare: IngestModule.prepare });
});
