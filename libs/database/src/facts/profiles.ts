import { type CanonicalFields, type Profile, profileOf, type Sayings, spellingsOf, textsIn } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from './event-types.js';
import type { OwnDevices } from './own-devices.js';
import { type FieldSpelling, ownFieldsOf } from './own-fields.js';
import type { Subject } from './subject.js';

interface Row {
  n: number;
  type: 'person' | 'company';
  name: string | null;
  email: string | null;
  phone: string | null;
  nationality: string | null;
  attributes: Record<string, unknown>;
  sayings: Sayings | null;
}

// Who was made by an event is called by an id until somebody says how he is called.
const asked = {
  name: 'facts-profiles',
  text: `select s.n::int as n, e.type, case when e.name in (e.external_id, e.tax_id, e.tax_id_normalized) then null else e.name end as name,
      e.email, e.phone, e.nationality, e.attributes, t.sayings
    from unnest($1::uuid[]) with ordinality as s(entity_id, n)
    join entity e on e.id = s.entity_id
    left join entity_sayings t on t.entity_id = s.entity_id`,
};

/** Who each subject is said to be, in the order of `subjects`, by the mappings of this moment. */
export async function profilesOf(tx: Queryable, subjects: readonly Subject[], devices: readonly OwnDevices[]): Promise<Profile[]> {
  const rows = await tx.rows<Row & Record<string, unknown>>(asked, [subjects.map((s) => s.entityId)]);
  const organizationOf = ({ n }: Row): string => subjects[n - 1]?.organizationId ?? '';
  const meaningOf = await eventTypesOf(tx, rows.flatMap((row) => Object.keys(row.sayings ?? {}).map((raw) => ({ organizationId: organizationOf(row), raw }))));
  const ownFields = await ownFieldsOf(tx, rows.flatMap((row) => namesOf(row, organizationOf(row))));
  const profiles = subjects.map((): Profile => ({ type: 'person', fields: {}, changes: {} }));
  for (const row of rows) {
    const organizationId = organizationOf(row);
    profiles[row.n - 1] = profileOf({
      type: row.type,
      registered: registeredOf(row),
      attributes: row.attributes,
      sayings: row.sayings ?? {},
      device: saidBy(devices[row.n - 1]),
      ownFields: ownFields.get(organizationId),
      meaningOf: (raw) => meaningOf({ organizationId, raw }),
      asOf: subjects[row.n - 1]?.newestAt.getTime() ?? 0,
    });
  }
  return profiles;
}

/** The device that was seen last speaks. */
function saidBy(devices: OwnDevices | undefined): CanonicalFields {
  const { timezone, timeZone, language, locale } = devices?.lastSeen[0]?.details ?? {};
  const said = { TIME_ZONE: timezone ?? timeZone, LANGUAGE: language ?? locale };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => typeof value === 'string'));
}

function registeredOf({ type, name, email, phone, nationality }: Row): CanonicalFields {
  const registered = { [type === 'company' ? 'ORGANIZATION_NAME' : 'FULL_NAME']: name, EMAIL: email, PHONE: phone, NATIONALITY: nationality };
  return Object.fromEntries(Object.entries(registered).flatMap(([field, value]) => (value?.trim() ? [[field, value.trim()]] : [])));
}

/** The names that anything was said under. */
function namesOf(row: Row, organizationId: string): FieldSpelling[] {
  const paths = [...Object.keys(textsIn(row.attributes)), ...Object.values(row.sayings ?? {}).flatMap((keys) => Object.keys(keys))];
  return paths.flatMap(spellingsOf).map((spelling) => ({ organizationId, spelling }));
}
