import './tree.css';
import { useSay } from '../../language/language.js';
import type { Words } from '../editor/completion.js';
import { FieldInput } from '../pieces.js';
import { type Condition, fieldOf, type WrittenWindow } from './tree.js';
import { ValueInput } from './value-input.js';
import { WindowForm } from './window-form.js';

type Operator = Words['vocabulary']['operators'][number];

interface Props {
  readonly condition: Condition;
  readonly words: Words;
  readonly onChange: (condition: Condition) => void;
}

/** A field or a window, an operator and a value; of each only what goes with the others. */
export function ConditionFields({ condition, words, onChange }: Props) {
  const say = useSay();
  const { fields, operators } = words.vocabulary;
  const window = condition.field === 'window' ? (condition.window as WrittenWindow) : undefined;
  const found = window ? null : fieldOf(condition.field, fields);
  const type = window ? 'number' : (found?.type ?? 'anything');
  const fitting = operators.filter(({ fits }) => type === 'anything' || fits.includes(type));
  const used = usedOf(operators, condition.operator);
  const put = (operator: string): void => onChange(withFitting({ ...condition, operator }, used?.takes, usedOf(operators, operator)?.takes));
  return (
    <>
      {window ? (
        <WindowForm window={window} words={words} onChange={(next) => onChange({ ...condition, window: next })} />
      ) : (
        <span className="field">
          <FieldInput value={condition.field} onChange={(field) => onChange({ ...condition, field })} />
        </span>
      )}
      <select className="operator" aria-label={say('operatorName')} value={used ? condition.operator : ''} onChange={(event) => put(event.target.value)}>
        {!used && <option value="">{condition.operator || '–'}</option>}
        {used && !fitting.includes(used) && <option value={condition.operator}>{condition.operator}</option>}
        {fitting.flatMap((operator) => [operator.name, ...(operator.opposite ? [operator.opposite] : [])]).map((name) => <option key={name} value={name}>{name}</option>)}
      </select>
      <ValueInput takes={used?.takes ?? 'scalar'} found={found} type={type} value={condition.value} words={words} onChange={(value) => onChange({ ...condition, value })} />
      {found && <small className="quiet">{found.field.says}{used && `; ${used.name === condition.operator ? used.says : say('opposite', { says: used.says })}`}</small>}
    </>
  );
}

const usedOf = (operators: readonly Operator[], name: string): Operator | undefined => operators.find((one) => one.name === name.toLowerCase() || one.opposite === name.toLowerCase());

/** A value stays where the new operator can use it: one becomes a list of one, and the other way round. */
function withFitting({ value, ...condition }: Condition, before: Operator['takes'] | undefined, after: Operator['takes'] | undefined): Condition {
  const made = condition as Condition;
  if (after === 'nothing') return made;
  const first = Array.isArray(value) ? (value as unknown[])[0] : value;
  if (after === 'scalars' || after === 'pair') return { ...made, value: Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value] };
  return { ...made, value: before === 'list id' || after === 'list id' ? '' : (first ?? '') };
}
