import 'reflect-metadata';
import { join } from 'node:path';
import { queueNames } from '@app/contracts';
import { loadDotEnv, readEnv } from '@app/platform';
import { failToStart, runtimeEnv, startProcess, stopOnSignal } from '@app/runtime';
import { AlertingModule } from '../../alerting/src/alerting.module.js';
import { alertingEnv } from '../../alerting/src/env.js';
import { ApiModule } from '../../api/src/api.module.js';
import { apiEnv } from '../../api/src/env.js';
import { DeliveryModule } from '../../delivery/src/delivery.module.js';
import { deliveryEnv } from '../../delivery/src/env.js';
import { geolocationEnv } from '../../geolocation/src/env.js';
import { GeolocationModule } from '../../geolocation/src/geolocation.module.js';
import { ingestEnv } from '../../ingest/src/env.js';
import { IngestModule } from '../../ingest/src/ingest.module.js';
import { ScoringModule } from '../../scoring/src/scoring.module.js';
import { standaloneEnv } from './env.js';
import { adminKey, firstStart, keepKeys, welcome } from './first-start.js';
import { type Servers, startServers } from './servers.js';

let servers: Servers | undefined;
try {
  loadDotEnv();
  const { TAMIZ_DATA_FOLDER: folder, DEFAULT_COUNTRY: country, EMBEDDED_POSTGRES_BUFFERS_MB: buffersMb } = readEnv(standaloneEnv);
  servers = await startServers({ databaseUrl: process.env['DATABASE_URL'], redisUrl: process.env['REDIS_URL'], folder, buffersMb });
  const { databaseUrl, redisUrl, embedded } = servers;
  const admin = embedded ? adminKey(process.env['ADMIN_KEY'], folder) : process.env['ADMIN_KEY'];
  const env = readEnv({ ...runtimeEnv, ...ingestEnv, ...geolocationEnv, ...alertingEnv, ...deliveryEnv, ...apiEnv }, { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, ADMIN_KEY: admin });
  const running = await startProcess({
    name: 'standalone',
    env,
    modules: [IngestModule.with(env), GeolocationModule.with(env), ScoringModule, AlertingModule.with(env), DeliveryModule.with(env), ApiModule.with(env)],
    promised: queueNames,
    prepare: IngestModule.prepare,
  });
  stopOnSignal(async (asked) => {
    await running.stop(asked);
    await servers?.stop();
  });
  const first = await firstStart(running.database, country?.toUpperCase() ?? null);
  if (first && embedded) keepKeys(first.keys, folder, running.url);
  if (first) process.stdout.write(welcome(first, running.url, embedded && admin ? { file: join(folder, 'admin-key') } : null));
  process.send?.({ ready: true, url: running.url });
} catch (error) {
  await servers?.stop();
  failToStart(error);
}
