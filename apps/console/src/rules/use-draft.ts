import { useEffect, useState } from 'react';
import { useSession } from '../asking/session.js';
import { type Draft, differing, draftOf, newDraft } from './draft.js';
import type { Rule } from './rule-words.js';

/** What is written of a rule, and the version that it began with. */
interface Work {
  readonly rule: Rule | null;
  readonly draft: Draft;
}

const begun = (rule: Rule | null): Work => ({ rule, draft: rule ? draftOf(rule) : newDraft });
const isTouched = ({ rule, draft }: Work): boolean => differing(draft, begun(rule).draft).length > 0;

/**
 * What is not saved waits in this window for whoever wrote it, also when they look something up on another screen. Its version is
 * kept with it: saved over somebody else's change it is refused as it would have been had they stayed.
 */
export function useDraft(read: Rule | null) {
  const { member } = useSession();
  const slot = `tamiz-rule-${member.id}-${read?.id ?? 'new'}`;
  const [work, setWork] = useState<Work>(() => keptIn(slot) ?? begun(read));
  const [wasKept] = useState(() => isTouched(work));
  useEffect(() => {
    if (isTouched(work)) sessionStorage.setItem(slot, JSON.stringify(work));
    else sessionStorage.removeItem(slot);
  }, [slot, work]);
  return {
    ...work,
    wasKept,
    isTouched: isTouched(work),
    change: (more: Partial<Draft>) => setWork(({ rule, draft }) => ({ rule, draft: { ...draft, ...more } })),
    begin: (rule: Rule | null, draft = begun(rule).draft) => setWork({ rule, draft }),
  };
}

function keptIn(slot: string): Work | null {
  const kept = sessionStorage.getItem(slot);
  return kept === null ? null : (JSON.parse(kept) as Work); // nobody else writes there
}
