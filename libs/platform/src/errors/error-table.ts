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
  EVENT_TYPE_UNKNOWN: { status: 400, says: 'No event type is called {type}. {hint}', fix: 'GET /events/types lists them, and POST /events/types adds one of your own; OTHER_EVENT fits what has no type of its own.' },
  URL_MALFORMED: { status: 400, says: 'The URL cannot be read: {reason}.', fix: 'Encode each part of the path with encodeURIComponent or its like.' },
  REQUEST_MALFORMED: { status: 400, says: 'The request cannot be read: {reason}.', fix: 'Send HTTP/1.1 as the reference shows it; a proxy in between may have changed it.' },
  ENTITY_IDENTIFIER_MISSING: { status: 400, says: 'The event names nobody.', fix: 'Send at least one of entityId, entityExternalId and taxId.' },
  METADATA_TOO_LARGE: { status: 400, says: 'metadata is {bytes} bytes; the limit is {limit}.', fix: 'Keep large documents elsewhere and send a reference.' },
  IDEMPOTENCY_KEY_AMBIGUOUS: { status: 400, says: 'The Idempotency-Key header says {header}, the id in the body {id}.', fix: 'Send one of them, or the same value in both.' },
  TOO_MANY_ITEMS: { status: 400, says: '{count} items were sent; the limit is {limit}.', fix: 'Split it into several requests.' },
  CURSOR_INVALID: { status: 400, says: 'The cursor is not one of ours, or belongs to another list.', fix: 'Use pagination.nextCursor of the page before, with the same filters.' },
  REASON_REQUIRED: { status: 400, says: 'An entity becomes {status} for a reason, and none was given.', fix: 'Send reason: a sentence that says why.' },
  QUERY_TOO_WIDE: { status: 400, says: 'The question looks at more than can be answered in {seconds} seconds.', fix: 'Narrow it: by entity, by device, by another filter of the list, or to a shorter time.' },
  IMPORT_FILE_UNREADABLE: { status: 400, says: 'The file cannot be read as CSV: {reason}.', fix: 'Send one UTF-8 file with a line of column names, in the form field file.' },
  UNAUTHORIZED: { status: 401, says: '{reason}', fix: 'Send "Authorization: Bearer <key>" with a key that is neither revoked nor expired.' },
  QUOTA_EXCEEDED: { status: 402, says: 'The {limit} events of this month are used up.', fix: 'Nothing was stored. Wait for the next month (UTC), or let the operator raise the limit of the organization.' },
  FORBIDDEN: { status: 403, says: '{reason}', fix: 'Use a key of this organization that has the permission.' },
  NOT_FOUND: { status: 404, says: 'There is nothing at {method} {path}.', fix: 'GET /docs shows every endpoint; check the path for a trailing slash or a misspelt word.' },
  ENTITY_NOT_FOUND: { status: 404, says: 'No entity of this organization has the {by} {value}.', fix: 'Create it with POST /entities, or send its events with ?withAutoEntity=true.' },
  ANALYSIS_NOT_FOUND: { status: 404, says: 'The entity {id} has not been scored yet.', fix: 'Post an event for it and ask again a moment later.' },
  EVENT_NOT_FOUND: { status: 404, says: 'No event of this organization has the id {id}.', fix: 'GET /events/user lists them.' },
  LABEL_NOT_KNOWN_YET: { status: 400, says: 'knownAt is {knownAt}, which has not come yet.', fix: 'Send when it became known, or leave knownAt out for now.' },
  EVENT_TYPE_NOT_FOUND: { status: 404, says: 'This organization has no event type {code} of its own.', fix: 'GET /events/types lists them; the built-in ones cannot be changed.' },
  DEVICE_NOT_FOUND: { status: 404, says: 'No device of this organization has the {by} {value}.', fix: 'GET /devices lists them.' },
  DATA_LIST_NOT_FOUND: { status: 404, says: 'No data list of this organization has the {by} {value}.', fix: 'GET /data-lists lists them.' },
  DATA_LIST_ITEM_NOT_FOUND: { status: 404, says: 'The data list {listId} has no item {itemId}.', fix: 'GET /data-lists/{listId}/items lists them.' },
  IMPORT_MAPPING_NOT_FOUND: { status: 404, says: 'No import mapping of this organization has the id {id}.', fix: 'GET /batch-import/mappings lists them.' },
  IMPORT_JOB_NOT_FOUND: { status: 404, says: 'No import job of this organization has the id {id}.', fix: 'GET /batch-import/user-event-jobs lists them.' },
  GROUP_NOT_FOUND: { status: 404, says: 'This organization has no group {id} of the type {type}.', fix: 'GET /api/groups lists them.' },
  MAPPING_NOT_FOUND: { status: 404, says: 'This organization has no {kind} mapping of {source} of its own.', fix: 'GET /api/mappings lists them; the global ones cannot be changed.' },
  DATASET_NOT_FOUND: { status: 404, says: 'There is no dataset {slug}.', fix: 'GET /api/datasets lists them.' },
  DATASET_ENTRY_NOT_FOUND: { status: 404, says: 'This organization has no entry {key} of its own in the dataset {slug}.', fix: 'GET /api/datasets/{slug}/entries lists them; the global ones cannot be deleted, an own entry with the value null switches one off.' },
  RULE_NOT_FOUND: { status: 404, says: 'No rule of this organization has the id {id}.', fix: 'GET /rules lists them.' },
  BADGE_RULE_NOT_FOUND: { status: 404, says: 'No badge rule of this organization has the id {id}.', fix: 'GET /api/badges/rules lists them.' },
  ALERT_NOT_FOUND: { status: 404, says: 'No alert of this organization has the id {id}.', fix: 'GET /alerts lists them.' },
  ENDPOINT_NOT_FOUND: { status: 404, says: 'No webhook endpoint of this organization has the id {id}.', fix: 'GET /webhooks/endpoints lists them.' },
  DELIVERY_NOT_FOUND: { status: 404, says: 'No delivery of this organization has the id {id}.', fix: 'GET /webhooks/deliveries lists them.' },
  API_KEY_NOT_FOUND: { status: 404, says: 'No key of this organization has the id {id}.', fix: 'GET /api-keys lists them.' },
  METHOD_NOT_ALLOWED: { status: 405, says: '{method} is not served at {path}.', fix: 'Use {allowed}.' },
  REQUEST_TIMEOUT: { status: 408, says: 'The request did not arrive whole in time.', fix: 'Send it again on a new connection.' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, says: 'The idempotency key {key} was used for another event.', fix: 'Use a new key for a new event, or send the first body again to get its answer.' },
  EVENT_TYPE_EXISTS: { status: 409, says: 'There is an event type {code} already.', fix: 'Use it as it is, or choose another code.' },
  BADGE_SLUG_TAKEN: { status: 409, says: 'There is a badge {slug} already.', fix: 'Choose another name, or change the rule that has it: GET /api/badges/rules lists them.' },
  ENTITY_EXISTS: { status: 409, says: 'An entity with the {by} {value} exists already.', fix: 'Use the existing one: its id is in details.' },
  PAYLOAD_TOO_LARGE: { status: 413, says: 'The body is larger than {limit} bytes.', fix: 'Send fewer events at a time, or less metadata.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, says: 'The content type {type} is not read here.', fix: 'Send {accepted}.' },
  WEBHOOK_ADDRESS_REFUSED: { status: 422, says: '{reason}', fix: 'Use a public https address, or let the operator list the network in DELIVERY_ALLOWED_NETWORKS.' },
  RATE_LIMITED: { status: 429, says: '{who} may send {limit} {what} per minute.', fix: 'Wait for the seconds in Retry-After, or ask the operator to raise {variable}.' },
  HEADERS_TOO_LARGE: { status: 431, says: 'The URL and the headers together are larger than {limit} bytes.', fix: 'Ask for less at a time, or send fewer headers.' },
  INTERNAL_ERROR: { status: 500, says: 'Something went wrong here, not in your request (error {errorId}).', fix: 'Send it again with the same idempotency key; give the error id to the operator if it stays.' },
  INGEST_OVERLOADED: { status: 503, says: 'More events are waiting to be stored than this server holds.', fix: 'Nothing was stored. Send it again after the seconds in Retry-After.' },
  STORAGE_UNAVAILABLE: { status: 503, says: 'The database does not answer.', fix: 'Nothing was acknowledged. Send it again with the same idempotency key after the seconds in Retry-After.' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;
