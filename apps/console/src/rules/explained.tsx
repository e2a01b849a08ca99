import { useSay } from '../language/language.js';

/** A part of a rule and how it came out, as the API answers it. */
interface Outcome {
  readonly operator?: string;
  readonly result?: boolean;
  readonly unknown?: boolean;
  readonly conditions?: readonly Outcome[];
  readonly field?: string;
  readonly expectedValue?: unknown;
  readonly actualValue?: unknown;
  readonly expression?: string;
  readonly values?: readonly { readonly field: string; readonly actualValue: unknown }[];
}

/** Every condition with what was expected and what was there. */
export function Explained({ of }: { readonly of: unknown }) {
  return <ul className="explained"><Part part={of as Outcome} /></ul>;
}

function Part({ part }: { readonly part: Outcome }) {
  const say = useSay();
  const mark = part.unknown ? <span className="pill doubtful">{say('unknownPart')}</span> : <span className={part.result ? 'pill good' : 'pill'}>{say(part.result ? 'yes' : 'no')}</span>;
  if (part.conditions) return <li>{mark} <b>{part.operator}</b><ul>{part.conditions.map((one, n) => <Part key={n} part={one} />)}</ul></li>;
  if (part.expression !== undefined) {
    return (
      <li>
        {mark} <code>{part.expression}</code>
        <ul>{part.values?.map(({ field, actualValue }) => <li key={field}><span className="mono">{field}</span>: <b>{shown(actualValue, say('nobodySaid'))}</b></li>)}</ul>
      </li>
    );
  }
  return (
    <li>
      {mark} <span className="mono">{part.field} {part.operator} {part.expectedValue === undefined ? '' : shown(part.expectedValue, '')}</span> <span className="quiet">{say('wasThere')}</span> <b>{shown(part.actualValue, say('nobodySaid'))}</b>
    </li>
  );
}

const shown = (value: unknown, nothing: string): string => (value === null || value === undefined ? nothing : typeof value === 'string' ? value : JSON.stringify(value));
