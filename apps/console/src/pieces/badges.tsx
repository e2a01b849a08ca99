import { useTold } from '../language/reasons/use-told.js';

interface Badge {
  readonly slug: string;
  readonly name: string;
  readonly type: string;
  readonly explanation: string;
}

const tones: Readonly<Record<string, string>> = { BAD: 'bad', GOOD: 'good', WARNING: 'doubtful' };

export function Badges({ badges }: { readonly badges: readonly Badge[] }) {
  const told = useTold();
  if (badges.length === 0) return <span className="quiet">–</span>;
  return <>{badges.map((badge) => <span key={badge.slug} className={`pill ${tones[badge.type] ?? ''}`} title={told.explanation(badge.explanation)}>{told.badgeName(badge)}</span>)}</>;
}
