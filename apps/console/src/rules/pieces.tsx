import './pieces.css';
import { type ReactNode, useId, useState } from 'react';
import { useSay } from '../language/language.js';

interface Option {
  readonly value: string;
  readonly label?: string | undefined;
}

/** A field for text that knows what may stand in it, and takes other things too. */
export function Suggesting({ label, value, onChange, options, className }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void; readonly options: readonly Option[]; readonly className?: string }) {
  const id = useId();
  return (
    <>
      <input className={className} aria-label={label} value={value} list={id} spellCheck={false} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      <datalist id={id}>{options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}</datalist>
    </>
  );
}

const FIELDS = 'rule-fields';

/** The fields of rules, once for all inputs that ask for one: a tree has up to a hundred. */
export function FieldOptions({ fields }: { readonly fields: readonly { readonly path: string; readonly says: string }[] }) {
  return <datalist id={FIELDS}>{fields.map(({ path, says }) => <option key={path} value={path}>{says}</option>)}</datalist>;
}

export function FieldInput({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const say = useSay();
  return <input aria-label={say('field')} value={value} list={FIELDS} spellCheck={false} autoComplete="off" onChange={(event) => onChange(event.target.value)} />;
}

/** Several values, each of which can be taken out. Enter, a comma or leaving the field adds what is written. */
export function Several({ label, values, onChange, options = [], asNone, transform = (text) => text }: { readonly label: string; readonly values: readonly string[]; readonly onChange: (values: string[]) => void; readonly options?: readonly Option[]; readonly asNone?: string; readonly transform?: (text: string) => string }) {
  const say = useSay();
  const id = useId();
  const [written, setWritten] = useState('');
  const add = (text: string): void => {
    const more = text.split(',').map((one) => transform(one.trim())).filter((one) => one !== '' && !values.includes(one));
    if (more.length > 0) onChange([...values, ...more]);
    setWritten('');
  };
  return (
    <span className="several">
      {values.map((value) => <button key={value} type="button" className="chip" aria-label={say('takeOut', { name: value })} onClick={() => onChange(values.filter((one) => one !== value))}>{value} ×</button>)}
      <input
        aria-label={say('addOne', { name: label })}
        value={written}
        list={id}
        placeholder={values.length === 0 ? asNone : undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          const { value } = event.target;
          if (options.some((option) => option.value === value) || value.endsWith(',')) add(value);
          else setWritten(value);
        }}
        onBlur={() => add(written)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || written === '') return;
          event.preventDefault();
          add(written);
        }}
      />
      <datalist id={id}>{options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}</datalist>
    </span>
  );
}

/** A choice with its name above it. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <label className="labelled"><span>{label}</span>{children}</label>;
}

const spans = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** A length of time in whole seconds, written in the largest unit that fits. */
export function Span({ label, seconds, onChange }: { readonly label: string; readonly seconds: number; readonly onChange: (seconds: number) => void }) {
  const say = useSay();
  const fits = (['d', 'h', 'm'] as const).find((unit) => seconds > 0 && seconds % spans[unit] === 0) ?? (seconds > 0 ? 's' : 'm');
  const [unit, setUnit] = useState<keyof typeof spans>(fits);
  const shown = seconds % spans[unit] === 0 ? unit : fits;
  return (
    <span className="span">
      <input type="number" min={0} aria-label={label} value={seconds / spans[shown]} onChange={(event) => onChange(Math.max(0, Math.round(Number(event.target.value) * spans[shown])))} />
      <select
        aria-label={`${label}: ${say('time')}`}
        value={shown}
        onChange={(event) => {
          const chosen = event.target.value as keyof typeof spans;
          setUnit(chosen);
          onChange((seconds / spans[shown]) * spans[chosen]);
        }}
      >
        <option value="s">{say('seconds')}</option>
        <option value="m">{say('minutes')}</option>
        <option value="h">{say('hours')}</option>
        <option value="d">{say('ruleDays')}</option>
      </select>
    </span>
  );
}

export function Select<Value extends string>({ value, options, onChange, label }: { readonly value: Value; readonly options: readonly (readonly [Value, string])[]; readonly onChange: (value: Value) => void; readonly label?: string }) {
  return <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value as Value)}>{options.map(([code, name]) => <option key={code} value={code}>{name}</option>)}</select>;
}
