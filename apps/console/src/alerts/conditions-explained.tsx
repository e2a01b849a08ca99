import type { Explained, ExplainedGroup } from '@app/domain';
import { useSay } from '../language/language.js';

const said = (value: unknown): string => (value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value));
const isGroup = (part: Explained): part is ExplainedGroup => 'conditions' in part;
const joins = { AND: 'allOf', OR: 'oneOf', NOT: 'noneOf', XOR: 'exactlyOne' } as const;

/** What a rule expected and what was there, as it was then. */
export function ConditionsExplained({ of }: { readonly of: Readonly<Record<string, unknown>> }) {
  // The contract calls it free JSON; what is stored is what the domain explained.
  return <ul className="conditions"><Part of={of as unknown as Explained} /></ul>;
}

function Part({ of: part }: { readonly of: Explained }) {
  const say = useSay();
  const outcome = <Held of={part} />;
  if (isGroup(part)) {
    return (
      <li>
        <span className="quiet">{say(joins[part.operator])}</span> {outcome}
        <ul>{part.conditions.map((one, n) => <Part key={n} of={one} />)}</ul>
      </li>
    );
  }
  if ('expression' in part) {
    return (
      <li>
        <code>{part.expression}</code> {outcome}
        <ul>{part.values.map(({ field, actualValue }) => <li key={field}><code>{field}</code> = <b>{said(actualValue)}</b></li>)}</ul>
      </li>
    );
  }
  return <li><code>{part.field}</code> <span className="quiet">{part.operator} {said(part.expectedValue)}</span> · {say('found').toLowerCase()} <b>{said(part.actualValue)}</b> {outcome}</li>;
}

function Held({ of: { result, unknown } }: { readonly of: Pick<Explained, 'result' | 'unknown'> }) {
  const say = useSay();
  if (unknown) return <span className="pill doubtful">{say('isUnknown')}</span>;
  return <span className={`pill ${result ? 'bad' : ''}`}>{say(result ? 'holds' : 'holdsNot')}</span>;
}
