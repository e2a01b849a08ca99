import { AppError, type ErrorCode, errorTable } from '@app/platform';

const ID = '019ab3c2-5b8f-7a2d-b7d4-0c9e8f7a6b55';

/** What stands in the blanks of a message, by the blank's name, unless the code has its own below. */
const usual: Record<string, string | number> = {
  message: 'limit: Use at most 1000.',
  reason: 'it ends too early',
  id: ID,
  by: 'id',
  value: ID,
  type: 'LOGON_SUCCESS',
  hint: 'Did you mean LOGIN_SUCCESS?',
  status: 'blocked',
  count: 1_001,
  limit: 1_000,
  seconds: 10,
  bytes: 40_112,
  key: 'signup-991',
  header: 'signup-991',
  code: 'PIX_SENT',
  deviceId: 'device_8f21',
  slug: 'disposable-domains',
  kind: 'event',
  source: 'user.signup',
  method: 'GET',
  path: '/event/user',
  errorId: '7c0a5f0e-3d0b-4d6e-9a5e-1f2b3c4d5e6f',
  accepted: 'application/json',
  allowed: 'GET, HEAD',
  who: 'This key',
  what: 'requests',
  version: 7,
  name: 'card-testng',
  known: 6,
  variable: 'RATE_LIMIT_REQUESTS_PER_MINUTE',
};

const own: Partial<Record<ErrorCode, Record<string, string | number>>> = {
  MALFORMED_JSON: { reason: 'Unexpected end of JSON input' },
  URL_MALFORMED: { reason: 'a % in it is not followed by two hexadecimal digits of UTF-8' },
  REQUEST_MALFORMED: { reason: 'Invalid header value char' },
  UNAUTHORIZED: { reason: 'The request carries no key.' },
  FORBIDDEN: { reason: 'This key lacks the permission events:read.' },
  WEBHOOK_ADDRESS_REFUSED: { reason: 'The address 10.0.0.8 is private.' },
  IMPORT_FILE_UNREADABLE: { reason: 'line 17 has 6 columns, the first line has 9' },
  METADATA_TOO_LARGE: { limit: 32_768 },
  PAYLOAD_TOO_LARGE: { limit: 8_388_608 },
  HEADERS_TOO_LARGE: { limit: 16_384 },
  QUOTA_EXCEEDED: { limit: 5_000_000 },
  RATE_LIMITED: { limit: 6_000 },
  UNSUPPORTED_MEDIA_TYPE: { type: 'application/xml' },
  METHOD_NOT_ALLOWED: { method: 'PUT', path: '/alerts' },
  GROUP_NOT_FOUND: { type: 'team', id: 'team-7' },
  RULE_INVALID: { count: 2 },
  IDEMPOTENCY_KEY_AMBIGUOUS: { id: 'signup-992' },
};

/** An error of the table with its blanks filled, as a caller may meet it. */
export function exampleOf(code: ErrorCode): AppError {
  const { says, fix } = errorTable[code];
  const blanks = [...`${says} ${fix}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const values = Object.fromEntries(blanks.map((name) => [name, own[code]?.[name] ?? usual[name] ?? name]));
  const details = code === 'VALIDATION_ERROR' ? { details: [{ field: 'limit', message: 'Use at most 1000.' }] } : {};
  // The blanks are those of the table itself, read from it one line above.
  return new AppError(code, values as never, details);
}
