import { relayEmailDomains } from './relay-email-domains.js';

/**
 * The look-up tables that everybody has and that are code: key to value. Beside them stands `disposable_email_domains`, which
 * is data. An organization's own entries add to them or override them.
 */
export const globalDatasets: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([['relay_email_domains', new Map(Object.entries(relayEmailDomains))]]);

/** Tables that everybody has and fills himself. */
export const customerDatasets: readonly string[] = ['suspicious_ips'];
