import { useState } from 'react';
import { useSay } from '../language/language.js';

/** It is in the answer and never again. */
export function SecretOnce({ secret }: { readonly secret: string }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <>
      <p>{say('secretOnce')}</p>
      <pre tabIndex={0}>{secret}</pre>
      <p className="actions"><button type="button" onClick={() => void copy()}>{say(copied ? 'copied' : 'copy')}</button></p>
    </>
  );
}
