/** Endpoints are told of more than alerts: such a delivery names the entity that it is about. */
export const notices = {
  up: ['alter table delivery alter column alert_id drop not null, add column entity_id uuid'],
  down: [
    'delete from attempt where delivery_id in (select id from delivery where alert_id is null)',
    'delete from delivery where alert_id is null',
    'alter table delivery alter column alert_id set not null, drop column entity_id',
  ],
};
