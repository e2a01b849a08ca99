interface Badge {
  readonly slug: string;
  readonly name: string;
  readonly type: string;
  readonly explanation: string;
}

const tones: Readonly<Record<string, string>> = { BAD: 'bad', GOOD: 'good', WARNING: 'doubtful' };

export function Badges({ badges }: { readonly badges: readonly Badge[] }) {
  if (badges.length === 0) return <span className="quiet">–</span>;
  return <>{badges.map(({ slug, name, type, explanation }) => <span key={slug} className={`pill ${tones[type] ?? ''}`} title={explanation}>{name}</span>)}</>;
}
