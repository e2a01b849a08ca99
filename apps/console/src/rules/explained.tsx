import type { Explained as Outcome, ExplainedGroup } from '@app/domain';
import { useSay } from '../language/language.js';
import { groupNames } from './rule-words.js';

/** Every condition with what was expected, what was there and how it came out. */
export function Explained({ of }: { readonly of: Readonly<Record<string, unknown>> }) {
  // The contract calls it free JSON; what is stored is what the domain explained.
  return <ul className="explained"><Part of={of as unknown as Outcome} /></ul>;
}

const isGroup = (part: Outcome): part is ExplainedGroup => 'conditions' in part;

function Part({ of: part }: { readonly of: Outcome }) {
  const say = useSay();
  const mark = <Held of={part} />;
  if (isGroup(part)) return <li>{mark} <span className="quiet">{say(groupNames[part.operator])}</span><ul>{part.conditions.map((one, n) => <Part key={n} of={one} />)}</ul></li>;
  if ('expression' in part) {
    return (
      <li>
        {mark} <code>{part.expression}</code>
        <ul>{part.values.map(({ field, actualValue }) => <li key={field}><code>{field}</code> = <Value of={actualValue} /></li>)}</ul>
      </li>
    );
  }
  return <li>{mark} <code>{part.field}</code> <span className="quiet">{part.operator} {part.expectedValue === undefined ? '' : spelled(part.expectedValue)} · {say('wasThere')}</span> <Value of={part.actualValue} /></li>;
}

function Held({ of: { result, unknown } }: { readonly of: Pick<Outcome, 'result' | 'unknown'> }) {
  const say = useSay();
  if (unknown) return <span className="pill doubtful">{say('unknown')}</span>;
  return <span className={`pill ${result ? 'good' : ''}`}>{say(result ? 'holds' : 'holdsNot')}</span>;
}

function Value({ of }: { readonly of: unknown }) {
  const say = useSay();
  return <b>{of === null || of === undefined ? say('nobodySaid') : spelled(of)}</b>;
}

const spelled = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
