import { useState } from 'react';
import { useSay } from '../../language/language.js';
import { Dialog } from '../../pieces/dialog.js';
import type { Conditions } from '../rule-words.js';
import { ConditionFields } from '../tree/condition-row.js';
import { type Condition, newCondition, newWindow } from '../tree/tree.js';
import type { Words } from './completion.js';
import { MistakeList } from './mistake-list.js';
import { useCheck } from './use-check.js';

/** A condition or a window put together as in a tree; the check spells it as CEL, so that there is one who knows how. */
export function InsertCondition({ words, isWindow, onInsert }: { readonly words: Words; readonly isWindow: boolean; readonly onInsert: (cel: string) => void }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const name = say(isWindow ? 'insertWindow' : 'insertCondition');
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>{name}</button>
      {isOpen && <Composer name={name} first={isWindow ? newWindow : newCondition} words={words} onClose={() => setOpen(false)} onInsert={onInsert} />}
    </>
  );
}

function Composer({ name, first, words, onClose, onInsert }: { readonly name: string; readonly first: Condition; readonly words: Words; readonly onClose: () => void; readonly onInsert: (cel: string) => void }) {
  const say = useSay();
  const [condition, setCondition] = useState(first);
  const { check, error, isCurrent } = useCheck(condition as unknown as Conditions);
  const cel = isCurrent ? (check?.cel ?? null) : null;
  return (
    <Dialog title={name} onClose={onClose}>
      <div className="asked composer"><ConditionFields condition={condition} words={words} onChange={setCondition} /></div>
      <MistakeList id="composed" check={check} error={error} isCurrent={isCurrent} isEmpty={condition.field === ''} />
      {cel && <pre tabIndex={0}>{cel}</pre>}
      <button
        type="button"
        className="primary"
        disabled={cel === null}
        onClick={() => {
          if (cel) onInsert(cel);
          onClose();
        }}
      >
        {say('insert')}
      </button>
    </Dialog>
  );
}
