import { useEffect, useState } from 'react';
import { useSay } from '../../language/language.js';

/** The conditions as they are kept. While the text is no JSON, what was there before stays. */
export function JsonEditor({ value, readOnly, describedBy, onChange }: { readonly value: unknown; readonly readOnly: boolean; readonly describedBy: string; readonly onChange: (value: unknown) => void }) {
  const say = useSay();
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [broken, setBroken] = useState('');
  const said = JSON.stringify(value);
  useEffect(() => setText((now) => (same(now, said) ? now : JSON.stringify(JSON.parse(said), null, 2))), [said]);
  const write = (next: string): void => {
    setText(next);
    try {
      onChange(JSON.parse(next));
      setBroken('');
    } catch (error) {
      setBroken((error as Error).message);
    }
  };
  return (
    <>
      <textarea className="json" value={text} readOnly={readOnly} spellCheck={false} rows={Math.min(24, text.split('\n').length + 1)} aria-label={say('asJson')} aria-invalid={broken !== ''} aria-describedby={describedBy} onChange={(event) => write(event.target.value)} />
      {broken && <p className="bad small" role="alert">{say('noJson', { message: broken })}</p>}
    </>
  );
}

function same(text: string, said: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === said;
  } catch {
    return true; // Somebody is in the middle of writing.
  }
}
