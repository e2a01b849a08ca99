import { useState } from 'react';
import type { TextName } from '../language/texts.js';
import { useSay } from '../language/language.js';

interface Props {
  readonly does: TextName;
  /** What the second press confirms. */
  readonly sure: TextName;
  /** Whom it is about, for those who do not see the row. */
  readonly about: string;
  readonly disabled: boolean;
  readonly onSure: () => void;
}

/** What cannot be taken back is pressed twice; looking away is a no, and a double click or a key that is held down is one press. */
export function SureButton({ does, sure, about, disabled, onSure }: Props) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  return (
    <button type="button" className="danger" aria-label={`${say(asked ? sure : does)}: ${about}`} disabled={disabled} onBlur={() => setAsked(false)} onKeyDown={(event) => event.repeat && event.preventDefault()} onClick={({ detail }) => (!asked ? setAsked(true) : detail < 2 && onSure())}>
      {say(asked ? sure : does)}
    </button>
  );
}
