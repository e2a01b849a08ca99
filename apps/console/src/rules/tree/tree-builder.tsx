import type { KeyboardEvent } from 'react';
import type { Words } from '../editor/completion.js';
import { MistakeSaid } from '../editor/mistake-said.js';
import type { Mistake } from '../editor/use-check.js';
import { useSay } from '../../language/language.js';
import { groupNames } from '../rule-words.js';
import { ConditionFields } from './condition-row.js';
import { type Condition, type Group, isGroup, moved, newCondition, newGroup, newWindow, type Part, type Path, replaced, rooted } from './tree.js';

const asGroup = (operator: string): string => operator.toUpperCase();

interface Props {
  readonly tree: Part;
  readonly mistakes: readonly Mistake[];
  readonly words: Words;
  readonly onChange: (tree: Part) => void;
}

/** The tree as a form: groups within groups, every control a plain one of the browser. Alt and an arrow move a part. */
export function TreeBuilder({ tree, mistakes, words, onChange }: Props) {
  const root = rooted(tree);
  const place: Place = {
    words,
    mistakes,
    change: (path, change) => onChange(path.length === 0 ? (change(root) ?? rooted(newCondition)) : replaced(root, path, change)),
    move: (path, by) => {
      onChange(moved(root, path, by));
      const at = Math.max(0, (path.at(-1) ?? 0) + by);
      focusSoon(pathName([...path.slice(0, -1), at]), by === 1 ? '[data-move="1"]' : '[data-move="-1"]');
    },
  };
  return <div className="tree"><GroupBox group={root} path={[]} pointer="" isWrapped={!isGroup(tree)} place={place} /></div>;
}

interface Place {
  readonly words: Words;
  readonly mistakes: readonly Mistake[];
  readonly change: (path: Path, change: (part: Part) => Part | null) => void;
  readonly move: (path: Path, by: 1 | -1) => void;
}

const pathName = (path: Path): string => `part-${path.join('-')}`;

/** React draws first; what was moved or added is where it belongs then. */
function focusSoon(part: string, selector: string): void {
  setTimeout(() => document.getElementById(part)?.querySelector<HTMLElement>(selector)?.focus(), 0);
}

interface GroupProps {
  readonly group: Group;
  readonly path: Path;
  /** Where mistakes say that it is. */
  readonly pointer: string;
  readonly isWrapped?: boolean;
  readonly place: Place;
}

function GroupBox({ group, path, pointer, isWrapped = false, place }: GroupProps) {
  const say = useSay();
  const add = (part: Part): void => {
    place.change(path, (one) => ({ ...(one as Group), conditions: [...(one as Group).conditions, part] }));
    focusSoon(pathName([...path, group.conditions.length]), isGroup(part) ? 'input' : 'input, select');
  };
  const own = isWrapped ? [] : place.mistakes.filter(({ at }) => at === pointer || at === `${pointer}/operator` || at === `${pointer}/conditions`);
  return (
    <fieldset className="group" id={pathName(path)}>
      <legend>
        <select aria-label={say('group')} value={asGroup(group.operator)} onChange={(event) => place.change(path, (one) => ({ ...one, operator: event.target.value }))}>
          {Object.entries(groupNames).map(([operator, name]) => <option key={operator} value={operator}>{operator}: {say(name)}</option>)}
        </select>
        {path.length > 0 && <Moves path={path} name={say('group')} place={place} />}
      </legend>
      <Wrong mistakes={own} />
      <ol>
        {group.conditions.map((part, n) => {
          const below = [...path, n];
          const at = isWrapped ? '' : `${pointer}/conditions/${n}`;
          return <li key={n}>{isGroup(part) ? <GroupBox group={part} path={below} pointer={at} place={place} /> : <Row condition={part} path={below} pointer={at} place={place} />}</li>;
        })}
      </ol>
      <div className="adding">
        <button type="button" onClick={() => add(newCondition)}>{say('ruleAddCondition')}</button>
        <button type="button" onClick={() => add(newWindow)}>{say('addWindow')}</button>
        <button type="button" onClick={() => add(newGroup)}>{say('addGroup')}</button>
      </div>
    </fieldset>
  );
}

function Row({ condition, path, pointer, place }: { readonly condition: Condition; readonly path: Path; readonly pointer: string; readonly place: Place }) {
  const say = useSay();
  const name = say('condition', { n: path.map((n) => n + 1).join('.') });
  const press = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    place.move(path, event.key === 'ArrowUp' ? -1 : 1);
  };
  const own = place.mistakes.filter(({ at }) => at === pointer || at.startsWith(`${pointer}/`));
  const mend = ({ at, meant }: Mistake) => {
    const part = at.slice(pointer.length + 1);
    return meant !== undefined && (part === 'field' || part === 'operator') ? () => place.change(path, () => ({ ...condition, [part]: meant })) : undefined;
  };
  return (
    <div className={`condition${own.length > 0 ? ' wrong' : ''}`} id={pathName(path)} role="group" aria-label={name} onKeyDown={press}>
      <div className="asked"><ConditionFields condition={condition} words={place.words} onChange={(next) => place.change(path, () => next)} /></div>
      <Moves path={path} name={name} place={place} />
      <Wrong mistakes={own} mend={mend} />
    </div>
  );
}

function Moves({ path, name, place }: { readonly path: Path; readonly name: string; readonly place: Place }) {
  const say = useSay();
  return (
    <span className="moves">
      <button type="button" className="plain" data-move="-1" aria-label={`${say('moveUp')}: ${name}`} onClick={() => place.move(path, -1)}>↑</button>
      <button type="button" className="plain" data-move="1" aria-label={`${say('moveDown')}: ${name}`} onClick={() => place.move(path, 1)}>↓</button>
      <button type="button" className="plain" aria-label={`${say('takeAway')}: ${name}`} onClick={() => place.change(path, () => null)}>×</button>
    </span>
  );
}

function Wrong({ mistakes, mend }: { readonly mistakes: readonly Mistake[]; readonly mend?: (mistake: Mistake) => (() => void) | undefined }) {
  return <>{mistakes.map((mistake, n) => <p key={n} className="bad small"><MistakeSaid mistake={mistake} mend={mend?.(mistake)} /></p>)}</>;
}
