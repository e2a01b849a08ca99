import { useSay } from '../language/language.js';

interface Props {
  /** ISO 3166-1 alpha-2; empty: any. */
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** Holds once it is left or entered, where it says another country than before: whoever only comes through with Tab changes nothing, and goes back to where they were. */
export function CountryField({ value, onChange }: Props) {
  const say = useSay();
  const leave = (written: string): void => {
    const code = /^[a-z]{2}$/i.test(written) ? written.toUpperCase() : '';
    if (code !== value) onChange(code);
  };
  return (
    <input
      className="short"
      aria-label={say('country')}
      key={value}
      defaultValue={value}
      placeholder={say('country')}
      maxLength={2}
      onBlur={({ target }) => leave(target.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
}
