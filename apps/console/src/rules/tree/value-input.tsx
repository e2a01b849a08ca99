import { useSay } from '../../language/language.js';
import type { Words } from '../editor/completion.js';
import { Several, Suggesting } from '../pieces.js';
import type { fieldOf } from './tree.js';
import { readAnything, writeAnything } from './tree.js';

type Operator = Words['vocabulary']['operators'][number];

interface Props {
  readonly takes: Operator['takes'];
  readonly found: ReturnType<typeof fieldOf>;
  readonly type: string;
  readonly value: unknown;
  readonly words: Words;
  readonly onChange: (value: unknown) => void;
}

/** A field for what the operator needs, of the type that the field has. */
export function ValueInput({ takes, found, type, value, words, onChange }: Props) {
  const say = useSay();
  const known = found?.field.oneOf?.map((one) => ({ value: one })) ?? [];
  if (takes === 'nothing') return null;
  if (takes === 'list id') {
    return (
      <select aria-label={say('listOf')} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)}>
        <option value="">–</option>
        {words.lists.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        {typeof value === 'string' && value !== '' && !words.lists.some(({ id }) => id === value) && <option value={value}>{value}</option>}
      </select>
    );
  }
  if (takes === 'pair') {
    const [from, to] = Array.isArray(value) ? (value as unknown[]) : [];
    return <><Scalar label={say('valueFrom')} type={type} value={from} onChange={(one) => onChange([one, to])} /><Scalar label={say('valueTo')} type={type} value={to} onChange={(one) => onChange([from, one])} /></>;
  }
  if (takes === 'scalars') {
    const values = Array.isArray(value) ? (value as unknown[]) : [];
    return <Several label={say('value')} values={values.map(writeAnything)} options={known} onChange={(texts) => onChange(texts.map((text) => (type === 'text' ? text : readAnything(text))))} />;
  }
  const isText = takes === 'text' || takes === 'pattern' || type === 'text' || type === 'texts';
  if (isText) return <Suggesting label={say('value')} value={String(value ?? '')} options={known} onChange={onChange} />;
  return <Scalar label={say('value')} type={type} value={value} onChange={onChange} />;
}

function Scalar({ label, type, value, onChange }: { readonly label: string; readonly type: string; readonly value: unknown; readonly onChange: (value: unknown) => void }) {
  const say = useSay();
  if (type === 'truth') {
    return (
      <select aria-label={label} value={String(value)} onChange={(event) => onChange(event.target.value === 'true')}>
        {typeof value !== 'boolean' && <option value={String(value)}>–</option>}
        <option value="true">{say('yes')}</option>
        <option value="false">{say('no')}</option>
      </select>
    );
  }
  if (type === 'number') return <input type="number" step="any" aria-label={label} value={typeof value === 'number' ? value : ''} onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))} />;
  if (type === 'moment') return <input aria-label={label} value={String(value ?? '')} placeholder="2026-01-30T11:30:00Z" onChange={(event) => onChange(event.target.value)} />;
  return <Anything label={label} value={value} onChange={onChange} />;
}

function Anything({ label, value, onChange }: { readonly label: string; readonly value: unknown; readonly onChange: (value: unknown) => void }) {
  return <input aria-label={label} value={writeAnything(value)} spellCheck={false} onChange={(event) => onChange(readAnything(event.target.value))} />;
}
