import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Answer, ask } from '../../asking/api.js';
import { celOf, type Conditions, formOf } from '../rule-words.js';

export type Check = Answer<'POST /rules/check'>;
export type Mistake = Check['mistakes'][number];

/** How long somebody pauses before what they wrote is asked about, in ms. */
const PAUSE = 200;

/** What is wrong with conditions, a moment after they were written. An answer to older ones of the same form stays until the next is there. */
export function useCheck(conditions: Conditions) {
  const written = JSON.stringify(conditions);
  const form = formOf(conditions);
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), PAUSE);
    return () => clearTimeout(timer);
  }, [written]);
  const asked = JSON.parse(settled) as Conditions;
  const check = useQuery({
    queryKey: ['rule-check', form, settled],
    queryFn: () => ask('POST /rules/check', { body: { conditions: asked } }),
    placeholderData: (before, query) => (query?.queryKey[1] === form ? before : undefined),
    enabled: celOf(asked)?.trim() !== '',
    gcTime: 10_000,
  });
  const isCurrent = settled === written && !check.isPlaceholderData;
  // The place of a mistake in a text means nothing in a tree.
  return { check: formOf(asked) === form ? check.data : undefined, error: check.error, isCurrent };
}
