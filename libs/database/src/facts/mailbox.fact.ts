import { type Facts, mailAddress, mailboxOf, type OwnWord, suffixesOf } from '@app/domain';
import type { FactLoader } from './fact-loader.js';

const own = {
  name: 'facts-own-mail-domains',
  text: `select d.organization_id, d.key, d.slug, d.value is not null as listed
    from unnest($1::uuid[], $2::text[]) as asked(organization_id, domain)
    cross join (values ('disposable_email_domains'), ('relay_email_domains')) as tables(slug)
    join dataset_entry d on d.organization_id = asked.organization_id and d.slug = tables.slug and d.key = asked.domain`,
};

interface Own {
  readonly organization_id: string;
  readonly key: string;
  readonly slug: OwnWord['slug'];
  readonly listed: boolean;
}

export const mailbox: FactLoader<'mailbox'> = async ({ tx, subjects, profiles, mailBook }) => {
  const domains = profiles.map(({ fields }) => (fields.EMAIL === undefined ? null : (mailAddress(fields.EMAIL)?.domain ?? null)));
  const asked = new Map<string, readonly [organizationId: string, suffix: string]>();
  domains.forEach((domain, n) => {
    const organizationId = subjects[n]?.organizationId ?? '';
    for (const suffix of domain === null ? [] : suffixesOf(domain)) asked.set(`${organizationId} ${suffix}`, [organizationId, suffix]);
  });
  if (asked.size === 0) return domains.map(() => null);
  const pairs = [...asked.values()];
  const words = new Map<string, Map<string, OwnWord[]>>();
  for (const { organization_id, key, slug, listed } of await tx.rows<Own & Record<string, unknown>>(own, [pairs.map(([organizationId]) => organizationId), pairs.map(([, suffix]) => suffix)])) {
    const ofOrganization = words.get(organization_id) ?? new Map<string, OwnWord[]>();
    words.set(organization_id, ofOrganization.set(key, [...(ofOrganization.get(key) ?? []), { slug, listed }]));
  }
  const none: ReadonlyMap<string, OwnWord[]> = new Map();
  return domains.map((domain, n): Facts['mailbox'] => (domain === null ? null : mailboxOf(domain, words.get(subjects[n]?.organizationId ?? '') ?? none, mailBook)));
};
