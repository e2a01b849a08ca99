import type { Severity as Name } from '@app/domain';
import { useSay } from '../language/language.js';

const tones = { CRITICAL: 'bad critical', HIGH: 'bad', MEDIUM: 'doubtful', LOW: '' } as const satisfies Record<Name, string>;

export function Severity({ of }: { readonly of: Name }) {
  const say = useSay();
  return <span className={`pill ${tones[of]}`}>{say(of)}</span>;
}
