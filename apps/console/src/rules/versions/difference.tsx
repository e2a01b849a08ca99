import { useSay } from '../../language/language.js';
import { type Draft, differing, fieldNames } from '../draft.js';
import { celOf, type Conditions } from '../rule-words.js';
import { lineDifference } from './line-difference.js';

/** What two versions say otherwise; conditions line by line. */
export function Difference({ before, after }: { readonly before: Draft; readonly after: Draft }) {
  const say = useSay();
  const fields = differing(before, after);
  if (fields.length === 0) return <p className="quiet">{say('noDifference')}</p>;
  return (
    <dl className="difference">
      {fields.map((field) => (
        <div key={field}>
          <dt>{say(fieldNames[field])}</dt>
          <dd>{field === 'conditions' ? <Lines before={textOf(before.conditions)} after={textOf(after.conditions)} /> : <><del>{shown(before[field])}</del> <ins>{shown(after[field])}</ins></>}</dd>
        </div>
      ))}
    </dl>
  );
}

const textOf = (conditions: Conditions): string => celOf(conditions) ?? JSON.stringify(conditions, null, 2);
const shown = (value: unknown): string => (typeof value === 'string' ? value || '–' : (JSON.stringify(value) ?? '–'));
const signs = { same: ' ', before: '−', after: '+' } as const;

function Lines({ before, after }: { readonly before: string; readonly after: string }) {
  const say = useSay();
  return (
    <pre tabIndex={0} aria-label={say('conditions')}>
      {lineDifference(before, after).map(({ is, text }, n) => {
        const line = `${signs[is]} ${text}\n`;
        return is === 'before' ? <del key={n}>{line}</del> : is === 'after' ? <ins key={n}>{line}</ins> : <span key={n}>{line}</span>;
      })}
    </pre>
  );
}
