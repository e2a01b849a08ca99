import { useLanguage } from '../language/language.js';

/** Below these a score is worth a look, or a worry. They colour, they decide nothing. */
export const toneOf = (value: number): 'bad' | 'doubtful' | 'good' => (value < 35 ? 'bad' : value < 60 ? 'doubtful' : 'good');

export interface ScoreShown {
  readonly value: number;
  readonly confidence: number;
}

/** A score in a list: the number, and a bar that fades with what is not known. */
export function Score({ score, label }: { readonly score: ScoreShown | null | undefined; readonly label?: string }) {
  const { say, figure, percent } = useLanguage();
  if (!score) return <span className="score none" title={label && `${label}: ${say('noEvidence')}`}>–</span>;
  return (
    <span className={`score ${toneOf(score.value)}`} title={`${label ? `${label}: ` : ''}${figure(score.value, { decimals: 1 })}, ${say('confidence', { percent: percent(score.confidence) })}`}>
      <b>{Math.round(score.value)}</b>
      <svg viewBox="0 0 40 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="track" width="40" height="4" rx="2" />
        <rect className="value" width={Math.max(1, score.value * 0.4)} height="4" rx="2" opacity={0.35 + 0.65 * score.confidence} />
      </svg>
    </span>
  );
}
