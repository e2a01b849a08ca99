import { useState } from 'react';
import { useSay } from '../../language/language.js';
import { typeNames } from '../rule-words.js';
import type { Words } from './completion.js';

/** Every field and function with what it is, to be looked through. */
export function WordList({ words: { vocabulary: { fields, functions, methods } } }: { readonly words: Words }) {
  const say = useSay();
  const [search, setSearch] = useState('');
  const all = [...fields.map(({ cel, isOpen, type, says }) => ({ name: `${cel}${isOpen ? '.…' : ''}`, type, says })), ...[...functions, ...methods].map(({ form, says }) => ({ name: form, type: null, says }))];
  const asked = search.trim().toLowerCase();
  const found = all.filter(({ name, says }) => name.toLowerCase().includes(asked) || says.toLowerCase().includes(asked));
  return (
    <details className="words">
      <summary>{say('words')} <span className="quiet">{found.length}</span></summary>
      <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} placeholder={say('searchWords')} aria-label={say('searchWords')} />
      <div className="all-words" tabIndex={0} role="region" aria-label={say('words')}>
        <dl>{found.map(({ name, type, says }) => <div key={name}><dt className="mono">{name}</dt><dd>{says} {type && <span className="quiet">({say(typeNames[type])})</span>}</dd></div>)}</dl>
      </div>
    </details>
  );
}
