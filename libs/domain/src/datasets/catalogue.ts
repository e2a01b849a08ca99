import { relayEmailDomains } from './relay-email-domains.js';

/** The look-up tables that everybody has, for reading: key to value. An organization's own entries add to them or override them. */
export const globalDatasets: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([['relay_email_domains', new Map(Object.entries(relayEmailDomains))]]);

/** Tables that everybody has and fills himself. */
export const customerDatasets: readonly string[] = ['suspicious_ips'];
