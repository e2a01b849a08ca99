/** How far one tie carries. Weak: strangers have it too. Corroborating: it says something beside another tie. */
export type TieStrength = 'strong' | 'weak' | 'corroborating';

/** In what two people can meet, the strongest first. */
export const tieStrengths = {
  SAME_SESSION: 'strong',
  SAME_DEVICE: 'strong',
  SIMILAR_BEHAVIOR: 'weak',
  SAME_DESTINATION: 'weak',
  SAME_IP: 'weak',
  SIMILAR_EMAIL: 'corroborating',
  SIMILAR_NAME: 'corroborating',
} as const satisfies Record<string, TieStrength>;

export type TieType = keyof typeof tieStrengths;

export const tieTypes = Object.keys(tieStrengths) as readonly TieType[];

export const linkStrengths = ['strong', 'moderate', 'weak'] as const;

export type LinkStrength = (typeof linkStrengths)[number];

/** How far all the ties between two people carry together: two kinds of weak ties meet less often by chance than one. */
export function linkStrength(types: readonly TieType[]): LinkStrength {
  const kinds = new Set(types);
  if ([...kinds].some((type) => tieStrengths[type] === 'strong')) return 'strong';
  return kinds.size > 1 ? 'moderate' : 'weak';
}
