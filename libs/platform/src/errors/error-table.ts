/** One expected way to fail: its HTTP status, what went wrong, and the way out. `{blank}`s are filled by the thrower. */
export interface ErrorEntry {
  readonly status: number;
  readonly says: string;
  readonly fix: string;
}

/** Every error that a caller can meet. Codes are for ever: a changed meaning is a new code. */
export const errorTable = {
  VALIDATION_ERROR: { status: 400, says: '{message}', fix: 'Correct the fields listed in details and send the request again.' },
  MALFORMED_JSON: { status: 400, says: 'The body is not valid JSON: {reason}.', fix: 'Send one JSON document, encoded as UTF-8.' },
  EVENT_TYPE_UNKNOWN: { status: 400, says: 'No event type is called {type}. {hint}', fix: 'Use one of the 41 types in docs/event-types.md; OTHER_EVENT fits what has no type of its own.' },
  ENTITY_IDENTIFIER_MISSING: { status: 400, says: 'The event names nobody.', fix: 'Send at least one of entityId, entityExternalId and taxId.' },
  METADATA_TOO_LARGE: { status: 400, says: 'metadata is {bytes} bytes; the limit is {limit}.', fix: 'Keep large documents elsewhere and send a reference.' },
  IDEMPOTENCY_KEY_AMBIGUOUS: { status: 400, says: 'The Idempotency-Key header says {header}, the id in the body {id}.', fix: 'Send one of them, or the same value in both.' },
  TOO_MANY_ITEMS: { status: 400, says: 'The batch holds {count} events; the limit is {limit}.', fix: 'Split it into several requests.' },
  UNAUTHORIZED: { status: 401, says: '{reason}', fix: 'Send "Authorization: Bearer <key>" with a key that is neither revoked nor expired.' },
  FORBIDDEN: { status: 403, says: '{reason}', fix: 'Use a key of this organization that has the permission.' },
  NOT_FOUND: { status: 404, says: 'There is nothing at {method} {path}.', fix: 'README.md lists the endpoints.' },
  ENTITY_NOT_FOUND: { status: 404, says: 'No entity of this organization has the {by} {value}.', fix: 'Create it with POST /entities, or send its events with ?withAutoEntity=true.' },
  ANALYSIS_NOT_FOUND: { status: 404, says: 'The entity {id} has not been scored yet.', fix: 'Post an event for it and ask again a moment later.' },
  RULE_NOT_FOUND: { status: 404, says: 'No rule of this organization has the id {id}.', fix: 'GET /rules lists them.' },
  ALERT_NOT_FOUND: { status: 404, says: 'No alert of this organization has the id {id}.', fix: 'GET /alerts lists them.' },
  ENDPOINT_NOT_FOUND: { status: 404, says: 'No webhook endpoint of this organization has the id {id}.', fix: 'GET /webhooks/endpoints lists them.' },
  DELIVERY_NOT_FOUND: { status: 404, says: 'No delivery of this organization has the id {id}.', fix: 'GET /webhooks/deliveries lists them.' },
  API_KEY_NOT_FOUND: { status: 404, says: 'No key of this organization has the id {id}.', fix: 'GET /api-keys lists them.' },
  METHOD_NOT_ALLOWED: { status: 405, says: '{method} is not served at {path}.', fix: 'The queue board is read-only.' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, says: 'The idempotency key {key} was used for another event.', fix: 'Use a new key for a new event, or send the first body again to get its answer.' },
  ENTITY_EXISTS: { status: 409, says: 'An entity with the {by} {value} exists already.', fix: 'Use the existing one: its id is in details.' },
  PAYLOAD_TOO_LARGE: { status: 413, says: 'The body is larger than {limit} bytes.', fix: 'Send fewer events at a time, or less metadata.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, says: 'The content type {type} is not read here.', fix: 'Send {accepted}.' },
  WEBHOOK_ADDRESS_REFUSED: { status: 422, says: '{reason}', fix: 'Use a public https address, or let the operator list the network in DELIVERY_ALLOWED_NETWORKS.' },
  RATE_LIMITED: { status: 429, says: 'This key may send {limit} events per minute.', fix: 'Wait for the seconds in Retry-After, or ask the operator to raise RATE_LIMIT_EVENTS_PER_MINUTE.' },
  INTERNAL_ERROR: { status: 500, says: 'Something went wrong here, not in your request (error {errorId}).', fix: 'Send it again with the same idempotency key; give the error id to the operator if it stays.' },
  INGEST_OVERLOADED: { status: 503, says: 'More events are waiting to be stored than this server holds.', fix: 'Nothing was stored. Send it again after the seconds in Retry-After.' },
  STORAGE_UNAVAILABLE: { status: 503, says: 'The database does not answer.', fix: 'Nothing was acknowledged. Send it again with the same idempotency key after the seconds in Retry-After.' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;
