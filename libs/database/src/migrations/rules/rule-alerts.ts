export const ruleAlerts = {
  up: [
    'alter table alert add column event_id uuid, add column hits integer not null default 1, add column last_hit_at timestamptz(3) not null default now()',
    'update alert set last_hit_at = opened_at',
    'create index alert_of_rule_and_entity on alert (rule_id, entity_id, opened_at desc)',
    `create table rule_standing (
      entity_id uuid not null,
      rule_id uuid not null,
      holds_since timestamptz(3),
      ceased_since timestamptz(3),
      due_at timestamptz(3) not null,
      primary key (entity_id, rule_id)
    )`,
    'create index rule_standing_due on rule_standing (due_at)',
    'alter table entity_badge add column given_by uuid',
  ],
  down: ['alter table entity_badge drop column given_by', 'drop table rule_standing', 'drop index alert_of_rule_and_entity', 'alter table alert drop column event_id, drop column hits, drop column last_hit_at'],
};
