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

const wantedOf = ({ targetEntityTypes: targets, scope }: RuleScope): string[][] => [targets, scope.entityTypes ?? []].map((types) => types.filter((one) => kinds.includes(one)));

/** Whether it leaves anybody out. */
export const isNarrowed = (rule: RuleScope): boolean => [...wantedOf(rule), rule.countries, rule.scope.countries ?? []].some((wanted) => wanted.length > 0);

/** Whether a rule is asked of this entity. Where a country is wanted and nobody said one, it is not. */
export function isInScope(rule: RuleScope, { type, countryCode }: { readonly type: string; readonly countryCode: string | null }): boolean {
  const where = [rule.countries, rule.scope.countries ?? []];
  return wantedOf(rule).every((types) => types.length === 0 || types.includes(type)) && where.every((codes) => codes.length === 0 || (countryCode !== null && codes.includes(countryCode.toUpperCase())));
}
