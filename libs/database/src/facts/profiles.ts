import { type CanonicalFields, type Profile, profileOf, type Sayings, spellingsOf, textsIn } from '@app/domain';
import type { Queryable } from '../database.js';
import { eventTypesOf } from './event-types.js';
import type { OwnDevices } from './own-devices.js';
import { type FieldSpelling, ownFieldsOf } from './own-fields.js';
import type { Subject } from './subject.js';

/** What is written down about somebody, beside what events say of him. */
export interface Registered {
  readonly type: 'person' | 'company';
  /** Null where he is called by an id. */
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly nationality: string | null;
  readonly attributes: Record<string, unknown>;
}

/** What a profile is put together from. */
export interface ToldOf {
  readonly registered: Registered;
  readonly sayings: Sayings;
}

/** Who each subject is said to be, in the order of `subjects` as all that is given of them, by the mappings of this moment. */
export async function profilesOf(tx: Queryable, subjects: readonly Subject[], told: readonly ToldOf[], devices: readonly OwnDevices[]): Promise<Profile[]> {
  const organizationOf = (n: number): string => subjects[n]?.organizationId ?? '';
  const types = told.flatMap(({ sayings }, n) => Object.keys(sayings).map((raw) => ({ organizationId: organizationOf(n), raw })));
  const [meaningOf, ownFields] = await Promise.all([eventTypesOf(tx, types), ownFieldsOf(tx, namesIn(told, organizationOf))]);
  return told.map(({ registered, sayings }, n) =>
    profileOf({
      type: registered.type,
      registered: registeredOf(registered),
      attributes: registered.attributes,
      sayings,
      device: saidBy(devices[n]),
      ownFields: ownFields.get(organizationOf(n)),
      meaningOf: (raw) => meaningOf({ organizationId: organizationOf(n), raw }),
      asOf: subjects[n]?.newestAt.getTime() ?? 0,
    }),
  );
}

/** The device that was seen last speaks. */
function saidBy(devices: OwnDevices | undefined): CanonicalFields {
  const { timezone, timeZone, language, locale } = devices?.lastSeen[0]?.details ?? {};
  const said = { TIME_ZONE: timezone ?? timeZone, LANGUAGE: language ?? locale };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => typeof value === 'string'));
}

function registeredOf({ type, name, email, phone, nationality }: Registered): CanonicalFields {
  const registered = { [type === 'company' ? 'ORGANIZATION_NAME' : 'FULL_NAME']: name, EMAIL: email, PHONE: phone, NATIONALITY: nationality };
  return Object.fromEntries(Object.entries(registered).flatMap(([field, value]) => (value?.trim() ? [[field, value.trim()]] : [])));
}

/** The names that anything was said under, once for each organization: the same few of everybody. */
function namesIn(told: readonly ToldOf[], organizationOf: (n: number) => string): FieldSpelling[] {
  const names = new Map<string, Set<string>>();
  told.forEach(({ registered, sayings }, n) => {
    const ofOrganization = names.get(organizationOf(n)) ?? new Set<string>();
    names.set(organizationOf(n), ofOrganization);
    for (const path of Object.keys(textsIn(registered.attributes))) ofOrganization.add(path);
    for (const eventType in sayings) for (const path in sayings[eventType]) ofOrganization.add(path);
  });
  return [...names].flatMap(([organizationId, some]) => [...some].flatMap(spellingsOf).map((spelling) => ({ organizationId, spelling })));
}
