const nobodyIsDisregarded = '(select not exists (select from entity where disregarded_at is not null))';
const noDeviceIsDisregarded = '(select not exists (select from device where disregarded_at is not null))';

/**
 * SQL for a person counting for others. Mostly nobody at all is disregarded, which is found out once for the statement: a look for
 * each of its rows down an index that is empty took a twentieth of PostgreSQL's time in scoring. The limit keeps a plan from gathering
 * all who are disregarded.
 */
export const isRegarded = (person: string): string => `(${nobodyIsDisregarded} or (select x.id from entity x where x.id = ${person} and x.disregarded_at is not null limit 1) is null)`;

/** The same of a device, in its organization or, where that is null, in none. */
export const isDeviceRegarded = (device: string, organization: string): string =>
  `(${noDeviceIsDisregarded} or (select x.id from device x where x.device_id = ${device} and x.organization_id is not distinct from ${organization} and x.disregarded_at is not null limit 1) is null)`;
