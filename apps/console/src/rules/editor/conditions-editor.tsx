import './editor.css';
import { useId, useRef, useState } from 'react';
import { useSay } from '../../language/language.js';
import { celOf, type Conditions, formOf } from '../rule-words.js';
import { newCondition, type Part, rooted } from '../tree/tree.js';
import { TreeBuilder } from '../tree/tree-builder.js';
import { CelEditor } from './cel-editor.js';
import { nameAt } from './cel-tokens.js';
import type { Words } from './completion.js';
import { InsertCondition } from './insert-condition.js';
import { JsonEditor } from './json-editor.js';
import { MistakeList } from './mistake-list.js';
import { type Mistake, useCheck } from './use-check.js';
import { WordList } from './word-list.js';

type View = 'cel' | 'tree' | 'json';
const views = { cel: 'asText', tree: 'asTree', json: 'asJson' } as const;

interface Props {
  readonly conditions: Conditions;
  readonly words: Words | undefined;
  readonly readOnly: boolean;
  readonly onChange: (conditions: Conditions) => void;
}

const firstView = (conditions: Conditions): View => ({ cel: 'cel', tree: 'tree', scores: 'json' } as const)[formOf(conditions)];

/** The conditions in each of their forms. A tree can be turned into a text, a text into no tree: both wait while the other is written. */
export function ConditionsEditor({ conditions, words, readOnly, onChange }: Props) {
  const say = useSay();
  const [view, setView] = useState(() => firstView(conditions));
  const [goTo, setGoTo] = useState<{ readonly at: string; readonly put?: string } | null>(null);
  const { check, error, isCurrent } = useCheck(conditions);
  const waiting = useRef<Partial<Record<'cel' | 'tree', Conditions>>>({});
  const listId = useId();
  const cel = celOf(conditions);
  const mistakes = isCurrent ? (check?.mistakes ?? []) : [];
  const isEmpty = cel?.trim() === '';

  const turn = (to: View): void => {
    if (to === view) return;
    if (cel === null) waiting.current.tree = conditions;
    else waiting.current.cel = conditions;
    if (to === 'cel' && cel === null) onChange(isCurrent && check?.cel ? { cel: check.cel } : (waiting.current.cel ?? { cel: '' }));
    if (to === 'tree' && Array.isArray(conditions) && isCurrent && check?.tree) onChange(check.tree);
    else if (to === 'tree' && (cel !== null || Array.isArray(conditions))) onChange(waiting.current.tree && !Array.isArray(waiting.current.tree) ? waiting.current.tree : { ...rooted(newCondition) });
    setView(to);
  };
  const mend = ({ at, meant }: Mistake) => (meant !== undefined && nameAt(cel ?? '', at) ? () => setGoTo({ at, put: meant }) : undefined);
  return (
    <section className="panel">
      <h2>
        {say('conditions')}
        <span className="choices" role="group" aria-label={say('form')}>
          {(Object.keys(views) as View[]).map((one) => <button key={one} type="button" aria-pressed={one === view} onClick={() => turn(one)} disabled={readOnly && one !== view && one !== 'json'}>{say(views[one])}</button>)}
        </span>
      </h2>
      {view === 'cel' && <CelEditor text={cel ?? ''} onChange={(text) => onChange({ cel: text })} mistakes={isEmpty ? [] : mistakes} words={words} readOnly={readOnly} describedBy={listId} goTo={goTo} />}
      {view === 'tree' && words && cel === null && !Array.isArray(conditions) && <fieldset className="bare" disabled={readOnly}><TreeBuilder tree={conditions as unknown as Part} mistakes={mistakes} words={words} onChange={(tree) => onChange(tree as unknown as Conditions)} /></fieldset>}
      {view === 'json' && <JsonEditor value={conditions} readOnly={readOnly} describedBy={listId} onChange={(value) => onChange(value as Conditions)} />}
      <MistakeList id={listId} check={check} error={error} isCurrent={isCurrent} isEmpty={isEmpty} {...(view === 'cel' ? { goTo: ({ at }: Mistake) => setGoTo({ at }), ...(readOnly ? {} : { mend }) } : {})} />
      {view === 'cel' && words && !readOnly && (
        <div className="helping">
          <InsertCondition words={words} isWindow={false} onInsert={(more) => onChange({ cel: joined(cel ?? '', more) })} />
          <InsertCondition words={words} isWindow onInsert={(more) => onChange({ cel: joined(cel ?? '', more) })} />
          <p className="quiet small">{say('celHint')}</p>
        </div>
      )}
      {view === 'tree' && waiting.current.cel && <p className="quiet small">{say('formSwitch')}</p>}
      {view === 'cel' && words && <WordList words={words} />}
    </section>
  );
}

/** What is inserted is asked beside what stands there. */
const joined = (text: string, more: string): string => (text.trim() === '' ? more : `${text.trimEnd()}\n  && ${more}`);
