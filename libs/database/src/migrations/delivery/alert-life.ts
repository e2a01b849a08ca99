/** Who did what with an alert, and when. */
export const alertLife = {
  up: [
    `alter table alert
      add column category text not null default 'fraud',
      add column assignee text,
      add column acknowledged_at timestamptz(3), add column acknowledged_by text,
      add column resolved_at timestamptz(3), add column resolved_by text,
      add column action_count integer not null default 0`,
    `update alert set resolved_at = ended_at where status = 'RESOLVED'`,
    `create table alert_action (
      alert_id uuid not null constraint alert_action_alert references alert,
      number integer not null,
      action text not null,
      status_before text not null,
      status_after text not null,
      assignee text,
      note text,
      by text not null,
      at timestamptz(3) not null default now(),
      primary key (alert_id, number)
    )`,
    'create index alert_by_status on alert (organization_id, status, opened_at desc, id)',
    'create index alert_of_assignee on alert (organization_id, assignee, opened_at desc, id) where assignee is not null',
  ],
  down: [
    'drop table alert_action',
    'drop index alert_by_status, alert_of_assignee',
    `alter table alert drop column category, drop column assignee, drop column acknowledged_at, drop column acknowledged_by,
      drop column resolved_at, drop column resolved_by, drop column action_count`,
  ],
};
