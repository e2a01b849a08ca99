export const RUNTIME_ENV = Symbol('runtime env');
