import type { RuleStatus, Severity } from '@app/domain';
import { useSay } from '../language/language.js';
import { statusNames } from './rule-words.js';

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

const severityTones: Partial<Record<Severity, string>> = { CRITICAL: 'bad', HIGH: 'doubtful' };

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const say = useSay();
  return <span className={`pill ${severityTones[severity] ?? ''}`}>{say(severity)}</span>;
}
