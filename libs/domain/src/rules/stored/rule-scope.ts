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

/** Whether a rule is asked of this entity. Where a country is wanted and nobody said one, it is not. */
export function isInScope({ targetEntityTypes: targets, countries, scope }: RuleScope, { type, countryCode }: { readonly type: string; readonly countryCode: string | null }): boolean {
  const wanted = [targets, scope.entityTypes ?? []].map((types) => types.filter((one) => kinds.includes(one)));
  const where = [countries, scope.countries ?? []];
  return wanted.every((types) => types.length === 0 || types.includes(type)) && where.every((codes) => codes.length === 0 || (countryCode !== null && codes.includes(countryCode.toUpperCase())));
}
