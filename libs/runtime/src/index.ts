export { allows, type Permission, permissions, publishablePermissions } from '@app/contracts';
export { Access } from './access/access.js';
export { Caller, KeyGuard, Needs } from './access/key.guard.js';
export { type RuntimeEnv, runtimeEnv } from './env.js';
export { Metrics } from './metrics.js';
export { RuntimeModule } from './runtime.module.js';
export { failToStart, type ProcessOptions, runMain, type RunningProcess, startProcess, stopOnSignal } from './start-process.js';
export { RUNTIME_ENV } from './tokens.js';
export { Asked, ENDPOINT, readRequest, Serves } from './http/serves.js';
