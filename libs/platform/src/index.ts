export { ConfigurationError, loadDotEnv, readEnv, setting } from './env/read-env.js';
export { AppError, type ErrorBody, type FieldMistake } from './errors/app-error.js';
export { type ErrorCode, type ErrorEntry, errorTable } from './errors/error-table.js';
export { invalid, mistakesOf, read } from './errors/validation.js';
export { answerError, ErrorFilter, isConnectionFailure, toAppError } from './http/error-filter.js';
export { Public, PUBLIC } from './http/public.js';
export { log, NestLog } from './log/logger.js';
