import type { Profile } from '@app/domain';
import type { Transaction } from '../database.js';
import { statedTaxId } from '../facts/stated-tax-id.js';
import type { Subject } from '../facts/subject.js';
import { emailKey, nameKey } from '../people/said-keys.js';
import { type ComparedTaxId, holdersIds, sameTaxId } from './compared-tax-id.js';

/** What of it is compared. */
export interface Keys extends ComparedTaxId {
  readonly emailKey: string | null;
  readonly nameKey: string | null;
}

/** Somebody of whom another e-mail address, name or tax id is known than when he was last scored. */
export interface ToldAnew {
  readonly organizationId: string;
  readonly before: Keys;
  readonly after: Keys;
}

/** What was compared of somebody when he was last scored, as it was said. */
export interface LastTold {
  readonly toldEmail: string | null;
  readonly toldName: string | null;
  readonly toldTaxId: string | null;
  readonly toldTaxCountry: string | null;
}

/** More keys than this, and nobody else tells anything in these organizations meanwhile: locks are kept in a table with an end. */
const MOST_LOCKS = 200;

// A bounded look for each: see `knownPeople`.
const news = {
  name: 'told-news',
  text: `select n.n, t.email_key as "emailBefore", t.name_key as "nameBefore", ${emailKey('n.email')} as "emailAfter", ${nameKey('n.name')} as "nameAfter"
    from unnest($1::int[], $2::uuid[], $3::text[], $4::text[]) as n(n, entity_id, email, name)
    left join lateral (select email_key, name_key from told where entity_id = n.entity_id limit 1) t on true`,
};

const oneByOne = { name: 'told-lock', text: 'select pg_advisory_xact_lock(key) from (select distinct hashtextextended(key, 0) as key from unnest($1::text[]) as key order by 1) keys' };
const among = { name: 'told-lock-among', text: 'select pg_advisory_xact_lock_shared(key) from (select distinct hashtextextended(key, 0) as key from unnest($1::text[]) as key order by 1) keys' };

const write = {
  name: 'told-write',
  text: `insert into told (entity_id, organization_id, email, name, tax_id, tax_country, email_key, name_key)
    select n.*, ${emailKey('n.email')}, ${nameKey('n.name')} from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) as n(entity_id, organization_id, email, name, tax_id, tax_country)
    on conflict (entity_id) do update set email = excluded.email, name = excluded.name, tax_id = excluded.tax_id, tax_country = excluded.tax_country, email_key = excluded.email_key, name_key = excluded.name_key`,
};

interface Row extends Record<string, unknown> {
  n: number;
  emailBefore: string | null;
  nameBefore: string | null;
  emailAfter: string | null;
  nameAfter: string | null;
}

/**
 * Notes what people are said to be before they are compared by it, and answers what changed since the last time. Two who take
 * the same name at the same moment wait for each other here: otherwise neither would see the other, and nobody would be asked
 * again. The caller holds the locks of the entities, so that whoever waits here holds up nobody who is waited for.
 */
export async function rememberTold(tx: Transaction, subjects: readonly Subject[], profiles: readonly Profile[], last: readonly LastTold[]): Promise<ToldAnew[]> {
  const told = subjects.map((subject, n) => toldOf(subject, profiles[n], last[n] as LastTold)); // one for each
  const changed = told.filter(({ email, name, before, taxIdChanges }) => email !== before.toldEmail || name !== before.toldName || taxIdChanges);
  if (changed.length === 0) return [];
  const [ids, emails, names] = [changed.map(({ entityId }) => entityId), changed.map(({ email }) => email), changed.map(({ name }) => name)];
  const organizations = [...new Set(changed.map(({ organizationId }) => `told ${organizationId}`))];
  const taxIds = changed.flatMap(({ organizationId, unseen }) => unseen.flatMap(holdersIds).map((id) => `told ${organizationId} ${id}`));
  // Where there cannot be many keys, whatever they are, nobody waits for them to know which lock to take.
  const isFew = changed.flatMap(({ email, name, before }) => [email, name, before.toldEmail, before.toldName]).filter((said) => said !== null).length + taxIds.length <= MOST_LOCKS;
  const [rows] = await Promise.all([tx.rows<Row>(news, [changed.map((_, n) => n), ids, emails, names]), isFew && tx.run(among, [organizations])]);
  const anew = rows.map((row): ToldAnew => {
    const { organizationId, taxIdBefore, taxIdAfter } = changed[row.n] as Told;
    return { organizationId, before: { emailKey: row.emailBefore, nameKey: row.nameBefore, ...taxIdBefore }, after: { emailKey: row.emailAfter, nameKey: row.nameAfter, ...taxIdAfter } };
  });
  const keys = [...new Set([...anew.flatMap(keysOf), ...taxIds])];
  const isMany = keys.length > MOST_LOCKS;
  if (!isFew) await tx.run(isMany ? oneByOne : among, [organizations]);
  if (!isMany && keys.length > 0) await tx.run(oneByOne, [keys]);
  tx.send(write, [ids, changed.map(({ organizationId }) => organizationId), emails, names, changed.map(({ taxIdAfter }) => taxIdAfter.taxId), changed.map(({ taxIdAfter }) => taxIdAfter.taxCountry)]);
  return anew;
}

interface Told {
  readonly entityId: string;
  readonly organizationId: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly before: LastTold;
  readonly taxIdBefore: ComparedTaxId;
  readonly taxIdAfter: ComparedTaxId;
  readonly taxIdChanges: boolean;
  /** Those of these tax ids of which others cannot know yet that they are his, or no more: a column was committed before scoring began. */
  readonly unseen: readonly ComparedTaxId[];
}

function toldOf(subject: Subject, profile: Profile | undefined, before: LastTold): Told {
  const { compared = null, country = null, isTold = false } = statedTaxId(subject, profile) ?? {};
  const taxIdBefore = { taxId: before.toldTaxId, taxCountry: before.toldTaxCountry };
  const taxIdAfter = { taxId: compared, taxCountry: compared === null ? null : country };
  const taxIdChanges = !sameTaxId(taxIdBefore, taxIdAfter);
  const unseen = taxIdChanges ? [taxIdBefore, ...(isTold ? [taxIdAfter] : [])] : [];
  return { entityId: subject.entityId, organizationId: subject.organizationId, ...saidBy(profile), before, taxIdBefore, taxIdAfter, taxIdChanges, unseen };
}

/** What is compared of a profile, as it was said. */
export function saidBy(profile: Profile | undefined): { email: string | null; name: string | null } {
  const { EMAIL = null, FULL_NAME = null, ORGANIZATION_NAME = null } = profile?.fields ?? {};
  return { email: EMAIL, name: FULL_NAME ?? ORGANIZATION_NAME };
}

const keysOf = ({ organizationId, before, after }: ToldAnew): string[] =>
  [before, after].flatMap((of) => [of.emailKey, of.nameKey].flatMap((key) => (key === null ? [] : [`told ${organizationId} ${key}`])));
