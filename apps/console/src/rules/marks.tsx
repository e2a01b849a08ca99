import type { Decision, RuleStatus } from '@app/domain';
import { useSay } from '../language/language.js';
import { decisionNames, statusNames } from './rule-words.js';

const statusTones: Partial<Record<RuleStatus, string>> = { active: 'good', shadow: 'doubtful' };

export function StatusMark({ status, enabled }: { readonly status: RuleStatus; readonly enabled: boolean }) {
  const say = useSay();
  return (
    <>
      <span className={`pill ${enabled ? (statusTones[status] ?? '') : ''}`}>{say(statusNames[status])}</span>
      {!enabled && <span className="pill bad">{say('ruleSwitchedOff')}</span>}
    </>
  );
}

const decisionTones = { allow: 'good', review: 'doubtful', block: 'bad' } as const satisfies Record<Decision, string>;

export function DecisionMark({ decision }: { readonly decision: Decision }) {
  const say = useSay();
  return <span className={`pill ${decisionTones[decision]}`}>{say(decisionNames[decision])}</span>;
}
