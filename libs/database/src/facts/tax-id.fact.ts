import type { FactLoader } from './fact-loader.js';

/** The one that the entity is known by; without one, what events and attributes say. */
export const taxId: FactLoader<'taxId'> = async ({ subjects, profiles }) =>
  profiles.map(({ fields }, n) => {
    const value = subjects[n]?.taxId ?? fields.TAX_ID ?? null;
    return value === null ? null : { value, country: subjects[n]?.country ?? null };
  });
