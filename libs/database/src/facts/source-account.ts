/** What customers call the account that money leaves from, in the metadata of a payment. */
const names = ['sourceAccountId', 'sourceAccount', 'fromAccountId', 'fromAccount', 'originAccountId', 'originAccount', 'cuentaOrigen'];

/** SQL for the account that the event `of` says its person's money left from: whoever pays from an account owns it. */
export const sourceAccountOf = (of: string): string => `coalesce(${names.map((name) => `${of}.metadata ->> '${name}'`).join(', ')})`;

/** What that says of metadata at hand. */
export const sourceAccountIn = (metadata: Readonly<Record<string, unknown>> | null | undefined): unknown => names.map((name) => metadata?.[name]).find((account) => account != null) ?? null;

/** An account has one owner, or a few. */
const OWNERS = 5;

/** SQL for whose a destination is: those who pay from it, and those whose tax identifier it is, whatever separates its digits. */
export const ownersOf = ({ organization, destination }: { organization: string; destination: string }): string => `
  (select entity_id from trace where organization_id = ${organization} and kind = 'account' and value = ${destination} limit ${OWNERS})
  union all
  (select id from entity where organization_id = ${organization} and tax_id_normalized = upper(regexp_replace(${destination}, '[^0-9A-Za-z]', '', 'g')) and deleted_at is null limit ${OWNERS})`;
