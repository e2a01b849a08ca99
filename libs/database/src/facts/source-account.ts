/** What customers call the account that money leaves from, in the metadata of a payment. */
const names = ['sourceAccountId', 'sourceAccount', 'fromAccountId', 'fromAccount', 'originAccountId', 'originAccount', 'cuentaOrigen'];

/** SQL for the account that the event `of` says its person's money left from: whoever pays from an account owns it. */
export const sourceAccountOf = (of: string): string => `coalesce(${names.map((name) => `${of}.metadata ->> '${name}'`).join(', ')})`;

/** SQL for a tax identifier without what separates its digits. */
export const spelledTaxIdOf = (value: string): string => `upper(regexp_replace(${value}, '[^0-9A-Za-z]', '', 'g'))`;
