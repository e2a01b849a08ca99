const columns = [
  `category text not null default 'custom'`,
  `target_entity_types text[] not null default '{}'`,
  `actions jsonb not null default '[{"type":"createAlert"}]'`,
  'priority integer not null default 50',
  'score real',
  `status text not null default 'active'`,
  `evaluation_mode text not null default 'async'`,
  'risk_matrix_id text',
  `countries text[] not null default '{}'`,
  `scope jsonb not null default '{}'`,
  `tags text[] not null default '{}'`,
  'decision text',
  'cooldown_seconds integer not null default 0',
  'open_after_seconds integer not null default 0',
  'close_after_seconds integer not null default 0',
  'created_by uuid',
  'updated_by uuid',
];

export const texts = {
  up: [
    `alter table rule ${columns.map((column) => `add column ${column}`).join(', ')}`,
    'create index rule_versions_of_organization on rule (organization_id) include (version)',
    `create table rule_version (
      id uuid primary key,
      rule_id uuid not null constraint rule_version_rule references rule,
      version integer not null,
      text jsonb not null,
      changed_by uuid,
      changed_at timestamptz(3) not null default now()
    )`,
    'create unique index rule_version_once on rule_version (rule_id, version)',
    // What rules said before there were versions is gone; what they say now is the first that is kept.
    `insert into rule_version (id, rule_id, version, text, changed_at)
      select gen_random_uuid(), id, version, jsonb_build_object('name', name, 'description', description, 'category', category, 'targetEntityTypes', target_entity_types,
        'conditions', conditions, 'actions', actions, 'enabled', enabled, 'priority', priority, 'score', score, 'status', status, 'evaluationMode', evaluation_mode,
        'riskMatrixId', risk_matrix_id, 'countries', countries, 'scope', scope, 'tags', tags, 'severity', severity, 'decision', decision,
        'cooldownSeconds', cooldown_seconds, 'openAfterSeconds', open_after_seconds, 'closeAfterSeconds', close_after_seconds), updated_at
      from rule`,
  ],
  // Only lists of conditions on scores were known before: other rules go, with what they raised.
  down: [
    'drop table rule_version',
    `delete from attempt where delivery_id in (select d.id from delivery d join alert a on a.id = d.alert_id join rule r on r.id = a.rule_id where jsonb_typeof(r.conditions) <> 'array')`,
    `delete from delivery where alert_id in (select a.id from alert a join rule r on r.id = a.rule_id where jsonb_typeof(r.conditions) <> 'array')`,
    `delete from alert where rule_id in (select id from rule where jsonb_typeof(conditions) <> 'array')`,
    `delete from rule where jsonb_typeof(conditions) <> 'array'`,
    'drop index rule_versions_of_organization',
    `alter table rule ${columns.map((column) => `drop column ${column.split(' ')[0]}`).join(', ')}`,
  ],
};
