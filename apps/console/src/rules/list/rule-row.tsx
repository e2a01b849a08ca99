import { Link } from 'wouter';
import type { Answer } from '../../asking/api.js';
import { useLanguage, useSay } from '../../language/language.js';
import { Moment } from '../../pieces/moment.js';
import { Severity } from '../../pieces/severity.js';
import { StatusMark } from '../marks.js';
import { formNames, formOf, type Rule } from '../rule-words.js';

/** Hits in each of the last times 24 hours, the newest last. */
type Lately = Answer<'GET /rules/activity'>['activity'][number]['lately'];
export type Activity = ReadonlyMap<string, Lately>;

export function RuleTableHead() {
  const say = useSay();
  return (
    <thead>
      <tr>
        <th scope="col">{say('name')}</th>
        <th scope="col">{say('status')}</th>
        <th scope="col" className="wide">{say('form')}</th>
        <th scope="col">{say('severity')}</th>
        <th scope="col" className="wide">{say('mode')}</th>
        <th scope="col" className="number wide">{say('rulePoints')}</th>
        <th scope="col" className="number wide"><abbr title={say('hitsLately')}>{say('lastDay')}</abbr></th>
        <th scope="col" className="number"><abbr title={say('hitsLately')}>{say('lastWeek')}</abbr></th>
        <th scope="col" className="end wide">{say('lastHit')}</th>
      </tr>
    </thead>
  );
}

export function RuleRow({ rule, lately }: { readonly rule: Rule; readonly lately: Lately }) {
  const { say, figure } = useLanguage();
  const week = lately.reduce((sum, hits) => sum + hits, 0);
  return (
    <tr>
      <td className="clip rule-name"><Link href={`/rules/${rule.id}`} data-row="" className="open">{rule.name}{rule.description && <small>{rule.description}</small>}</Link></td>
      <td><StatusMark status={rule.status} enabled={rule.enabled} /></td>
      <td className="wide">{say(formNames[formOf(rule.conditions)])}</td>
      <td><Severity of={rule.severity} /></td>
      <td className="wide whole">{say(rule.evaluationMode)}</td>
      <td className="number wide">{rule.score ?? '–'}</td>
      <td className="number wide">{figure(lately.at(-1) ?? 0)}</td>
      <td className="number week-of-rule">{week > 0 && <Week counts={lately} />}{figure(week)}</td>
      <td className="end wide">{rule.stats.lastHitAt ? <Moment at={rule.stats.lastHitAt} as="time" /> : '–'}</td>
    </tr>
  );
}

/** Seven bars; the number beside them says the sum. */
function Week({ counts }: { readonly counts: Lately }) {
  const most = Math.max(...counts, 1);
  return (
    <svg viewBox="0 0 42 14" aria-hidden="true" className="bars-of-week">
      {counts.map((count, n) => <rect key={n} x={n * 6} width="4" y={14 - Math.max(1, (count / most) * 14)} height={Math.max(1, (count / most) * 14)} />)}
    </svg>
  );
}
