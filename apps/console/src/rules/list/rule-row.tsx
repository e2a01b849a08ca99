import { Link } from 'wouter';
import type { Answer } from '../../asking/api.js';
import { useLanguage, useSay } from '../../language/language.js';
import { Moment } from '../../pieces/moment.js';
import { Severity } from '../../pieces/severity.js';
import { StatusMark } from '../marks.js';
import { formNames, formOf, type Rule } from '../rule-words.js';

export type Day = Answer<'GET /rules/activity'>['activity'][number]['days'][number];
export type Activity = ReadonlyMap<string, readonly Day[]>;

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
        <th scope="col" className="number wide"><abbr title={say('hitsUtc')}>{say('today')}</abbr></th>
        <th scope="col" className="number"><abbr title={say('hitsUtc')}>{say('sevenDays')}</abbr></th>
        <th scope="col" className="end wide">{say('lastHit')}</th>
      </tr>
    </thead>
  );
}

const hitsOf = ({ hits, shadowHits }: Day): number => hits + shadowHits;

export function RuleRow({ rule, since, days }: { readonly rule: Rule; readonly since: string | undefined; readonly days: readonly Day[] }) {
  const { say, figure } = useLanguage();
  const today = days.find(({ day }) => day === new Date().toISOString().slice(0, 10));
  const week = days.reduce((sum, day) => sum + hitsOf(day), 0);
  return (
    <tr>
      <td className="clip rule-name"><Link href={`/rules/${rule.id}`} data-row="" className="open">{rule.name}{rule.description && <small>{rule.description}</small>}</Link></td>
      <td><StatusMark status={rule.status} enabled={rule.enabled} /></td>
      <td className="wide">{say(formNames[formOf(rule.conditions)])}</td>
      <td><Severity of={rule.severity} /></td>
      <td className="wide whole">{say(rule.evaluationMode)}</td>
      <td className="number wide">{rule.score ?? '–'}</td>
      <td className="number wide">{figure(today ? hitsOf(today) : 0)}</td>
      <td className="number week-of-rule">{since && week > 0 && <Week since={since} days={days} />}{figure(week)}</td>
      <td className="end wide">{rule.stats.lastHitAt ? <Moment at={rule.stats.lastHitAt} as="time" /> : '–'}</td>
    </tr>
  );
}

const DAY_MS = 86_400_000;

/** Seven bars; the number beside them says the sum. */
function Week({ since, days }: { readonly since: string; readonly days: readonly Day[] }) {
  const byDay = new Map(days.map((day) => [day.day, hitsOf(day)]));
  const counts = Array.from({ length: 7 }, (_, n) => byDay.get(new Date(Date.parse(since) + n * DAY_MS).toISOString().slice(0, 10)) ?? 0);
  const most = Math.max(...counts, 1);
  return (
    <svg viewBox="0 0 42 14" aria-hidden="true" className="bars-of-week">
      {counts.map((count, n) => <rect key={n} x={n * 6} width="4" y={14 - Math.max(1, (count / most) * 14)} height={Math.max(1, (count / most) * 14)} />)}
    </svg>
  );
}
