export const RUNTIME_ENV = Symbol('runtime env');
/** What this process is called among the workers of its stations. */
export const WORKER_NAME = Symbol('worker name');
