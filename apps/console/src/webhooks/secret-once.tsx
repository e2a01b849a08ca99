import { useSay } from '../language/language.js';
import { CopyButton } from '../pieces/copy-button.js';

/** It is in the answer and never again. */
export function SecretOnce({ secret }: { readonly secret: string }) {
  const say = useSay();
  return (
    <>
      <p>{say('secretOnce')}</p>
      <pre tabIndex={0}>{secret}</pre>
      <p className="actions"><CopyButton text={secret} /></p>
    </>
  );
}
