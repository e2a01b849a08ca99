import { useState } from 'react';
import { useSay } from '../language/language.js';

/** Where the console comes over plain HTTP the browser lends no clipboard: what is to be copied stands beside and can be marked. */
export function CopyButton({ text, className }: { readonly text: string; readonly className?: string }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  if (!('clipboard' in navigator)) return null;
  return <button type="button" className={className} onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>{say(copied ? 'copied' : 'copy')}</button>;
}
