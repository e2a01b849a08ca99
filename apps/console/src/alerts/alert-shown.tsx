import { useEffect, useState } from 'react';
import type { Answer } from '../asking/api.js';
import { useLanguage, useSay } from '../language/language.js';

export type Alert = Answer<'GET /alerts'>['alerts'][number];

const statusNames = { PENDING: 'isPending', ACKNOWLEDGED: 'isInWork', RESOLVED: 'isResolved' } as const;

export function Status({ of }: { readonly of: Alert['status'] }) {
  const say = useSay();
  return <span className={`pill ${of === 'RESOLVED' ? 'good' : ''}`}>{say(statusNames[of])}</span>;
}

/** As its rule calls it, or its action. */
export const titleOf = ({ snapshot: { title }, ruleName }: Alert): string => title ?? ruleName;

const TICK_MS = 15_000;

/** The moment, every so often anew: an age that stands still lies. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** From which share of its objective on an alert that waits is shown as urgent. */
const URGENT_FROM = 0.5;

/** How long it waits against the objective of its severity; once somebody looked, how long it had waited. */
export function Age({ of: { openedAt, dueAt, acknowledgedAt, resolvedAt } }: { readonly of: Pick<Alert, 'openedAt' | 'dueAt' | 'acknowledgedAt' | 'resolvedAt'> }) {
  const { say, duration } = useLanguage();
  const now = useNow();
  const [opened, due] = [Date.parse(openedAt), Date.parse(dueAt)];
  const lookedAt = acknowledgedAt ?? resolvedAt;
  const seconds = Math.max(0, (lookedAt ? Date.parse(lookedAt) : now) - opened) / 1_000;
  const objective = (due - opened) / 1_000;
  const late = seconds - objective;
  const tone = lookedAt ? '' : late > 0 ? 'bad' : seconds > objective * URGENT_FROM ? 'doubtful' : '';
  return (
    <span className={`alert-age ${tone}`}>
      <b>{duration(seconds)}</b> <small className={late > 0 && !lookedAt ? 'pill bad' : 'quiet'}>{late > 0 ? say('lateBy', { duration: duration(late) }) : say('ofObjective', { duration: duration(objective) })}</small>
    </span>
  );
}
