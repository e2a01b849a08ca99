import { rememberingByObject } from '../../cache/remembering-by-object.js';

/** Of whom a rule is asked. Empty means of everybody. */
export interface RuleScope {
  readonly targetEntityTypes: readonly string[];
  readonly countries: readonly string[];
  readonly scope: { readonly countries?: readonly string[]; readonly entityTypes?: readonly string[] };
}

/** What gu1 lets a rule be about. The last two are what is asked, not of whom: they leave nobody out. */
export const targetEntityTypes = ['person', 'company', 'transaction', 'user_event'] as const;

export type TargetEntityType = (typeof targetEntityTypes)[number];

const kinds = ['person', 'company'];

/** What it narrows: of each of these an entity must be one. Worked out once, as it is asked of every rule at every event. */
const narrowing = rememberingByObject(({ targetEntityTypes: targets, countries, scope }: RuleScope) => ({
  types: [targets, scope.entityTypes ?? []].map((types) => types.filter((one) => kinds.includes(one))).filter((types) => types.length > 0),
  countries: [countries, scope.countries ?? []].filter((codes) => codes.length > 0),
}));

/** Whether it leaves anybody out. */
export const isNarrowed = (rule: RuleScope): boolean => Object.values(narrowing(rule)).some((wanted) => wanted.length > 0);

/** Whether a rule is asked of this entity. Where a country is wanted and nobody said one, it is not. */
export function isInScope(rule: RuleScope, { type, countryCode }: { readonly type: string; readonly countryCode: string | null }): boolean {
  const { types, countries } = narrowing(rule);
  return types.every((wanted) => wanted.includes(type)) && countries.every((codes) => countryCode !== null && codes.includes(countryCode.toUpperCase()));
}
