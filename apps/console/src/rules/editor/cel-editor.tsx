import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useSay } from '../../language/language.js';
import { nameAt, offsetOf, tokensOf, wrongTokens } from './cel-tokens.js';
import { type Completion, type Completions, completionsAt, type Words } from './completion.js';
import { typeNames } from '../rule-words.js';
import type { Mistake } from './use-check.js';

interface Props {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly mistakes: readonly Mistake[];
  readonly words: Words | undefined;
  readonly readOnly: boolean;
  readonly describedBy: string;
  /** Where the caret is told to go, and what it puts in the place of what is wrong there; with each telling another object. */
  readonly goTo: { readonly at: string; readonly put?: string } | null;
}

/**
 * A text area with its colours drawn behind it: input, selection, undo, spelling of every script and screen readers are the
 * browser's own. CodeMirror with completion and lint is 113 KB of script (gzipped); this is three.
 */
export function CelEditor({ text, onChange, mistakes, words, readOnly, describedBy, goTo }: Props) {
  const say = useSay();
  const list = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const drawn = useRef<HTMLPreElement>(null);
  const [open, setOpen] = useState<Completions | null>(null);
  const [chosen, setChosen] = useState(0);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const show = (found: Completions | null): void => {
    setOpen(found);
    setChosen(0);
  };
  const complete = (isAsked = false): void => {
    const element = area.current;
    if (element && words) show(completionsAt(element.value, element.selectionStart, words, isAsked));
  };
  const from = open?.from;
  useLayoutEffect(() => {
    if (from !== undefined && drawn.current) setPlace(placeOf(drawn.current, from));
  }, [from, text]);
  useLayoutEffect(() => {
    if (!goTo || !area.current) return;
    const offset = offsetOf(area.current.value, goTo.at);
    const wrong = goTo.put === undefined ? null : nameAt(area.current.value, goTo.at);
    if (wrong && goTo.put !== undefined) return write(area.current, wrong.from, wrong.to, { insert: goTo.put });
    area.current.focus();
    area.current.setSelectionRange(offset, offset);
  }, [goTo]);
  useLayoutEffect(() => document.getElementById(`${list}-${chosen}`)?.scrollIntoView({ block: 'nearest' }), [list, chosen]);

  const take = (option: Completion | undefined): void => {
    if (!option || !open || !area.current) return;
    write(area.current, open.from, open.to, option);
    show(null);
    if (option.insert.endsWith('.')) complete();
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === ' ' && event.ctrlKey) complete(true);
    else if (!open) return;
    else if (event.key === 'ArrowDown') setChosen((chosen + 1) % open.options.length);
    else if (event.key === 'ArrowUp') setChosen((chosen + open.options.length - 1) % open.options.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(open.options[chosen]);
    else if (event.key === 'Escape') show(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="cel">
      <pre ref={drawn} aria-hidden="true">{coloured(text, mistakes.map(({ at }) => offsetOf(text, at)))}{'\n'}</pre>
      <textarea
        ref={area}
        value={text}
        readOnly={readOnly}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        rows={4}
        maxLength={16_000}
        aria-label={say('asText')}
        aria-invalid={mistakes.length > 0}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-controls={open ? list : undefined}
        aria-activedescendant={open ? `${list}-${chosen}` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          complete();
        }}
        onKeyDown={press}
        onClick={() => show(null)}
        onBlur={() => show(null)}
      />
      {open && (
        <ul id={list} role="listbox" aria-label={say('completions')} className="completions" style={place}>
          {open.options.map((option, n) => (
            <li key={option.label} id={`${list}-${n}`} role="option" aria-selected={n === chosen} onMouseDown={(event) => event.preventDefault()} onClick={() => take(option)}>
              <b>{option.label}</b>{option.type && <i>{say(typeNames[option.type])}</i>}{option.says && <small>{option.says}</small>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** As if it were typed, so that it can be undone. */
function write(area: HTMLTextAreaElement, from: number, to: number, { insert, back = 0 }: Pick<Completion, 'insert' | 'back'>): void {
  area.focus();
  area.setSelectionRange(from, to);
  document.execCommand('insertText', false, insert);
  area.setSelectionRange(from + insert.length - back, from + insert.length - back);
}

function coloured(text: string, wrongAt: readonly number[]) {
  const tokens = tokensOf(text);
  const wrong = wrongTokens(tokens, wrongAt);
  return (
    <>
      {tokens.map((token) => <span key={token.start} className={`${token.kind}${wrong.has(token) ? ' wrong' : ''}`}>{token.text}</span>)}
      {text !== '' && wrongAt.includes(text.length) && <span className="wrong"> </span>}
    </>
  );
}

/** Below the line in which an offset is drawn, as far to the right as there is room. */
function placeOf(drawn: HTMLElement, offset: number): { left: number; top: number } {
  const walker = document.createTreeWalker(drawn, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (passed + length > offset) {
      const range = document.createRange();
      range.setStart(node, offset - passed);
      range.collapse(true);
      const [caret, whole] = [range.getBoundingClientRect(), drawn.getBoundingClientRect()];
      return { left: Math.max(0, Math.min(caret.left - whole.left, whole.width - 360)), top: caret.bottom - whole.top + 4 };
    }
    passed += length;
  }
  return { left: 0, top: drawn.clientHeight };
}
