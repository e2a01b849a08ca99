/** Endpoints of several channels, with two secrets while one gives way to the other, and what is known of how they fare. */
export const webhookLedger = {
  up: [
    `alter table webhook_endpoint
      add column channel text not null default 'webhook',
      add column settings jsonb not null default '{}',
      add column signature text not null default 'standard',
      add column secret_before text, add column secret_before_until timestamptz(3),
      add column last_sequence bigint not null default 0,
      add column first_failure_at timestamptz(3), add column failing_since timestamptz(3),
      add column rests_until timestamptz(3)`,
    `alter table delivery
      add column sequence bigint not null default 0,
      add column occasion integer not null default 0,
      add column tried_before integer not null default 0,
      add column replayed_at timestamptz(3)`,
    'drop index delivery_once, delivery_due',
    // An alert that is reopened may be acknowledged a second time, which is another occasion.
    'create unique index delivery_once on delivery (alert_id, endpoint_id, type, occasion)',
    // By endpoint: the sweep steps from one to the next, and what waits for one that is full or dead is not walked through.
    `create index delivery_due on delivery (endpoint_id, ring_at) where status = 'pending'`,
    `create index delivery_on_the_way on delivery (endpoint_id) where status = 'pending' and claimed_until is not null`,
  ],
  down: [
    'drop index delivery_once, delivery_due, delivery_on_the_way',
    `delete from attempt where delivery_id in (select id from delivery where occasion > 0)`,
    `delete from delivery where occasion > 0`,
    'create unique index delivery_once on delivery (alert_id, endpoint_id, type)',
    `create index delivery_due on delivery (ring_at) where status = 'pending'`,
    'alter table delivery drop column sequence, drop column occasion, drop column tried_before, drop column replayed_at',
    `alter table webhook_endpoint drop column channel, drop column settings, drop column signature, drop column secret_before, drop column secret_before_until,
      drop column last_sequence, drop column first_failure_at, drop column failing_since, drop column rests_until`,
  ],
};
