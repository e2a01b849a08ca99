import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useLanguage } from '../language/language.js';
import { vocabularyIn } from '../language/rule-language.js';
import type { Words } from './editor/completion.js';

const MINUTE = 60_000;

/** The language, and the lists that rules may ask. It changes with an install, and with types and lists of one's own. */
export function useWords(): Words | undefined {
  const { may } = useSession();
  const { language } = useLanguage();
  const vocabulary = useQuery({ queryKey: ['rule-vocabulary'], queryFn: () => ask('GET /rules/vocabulary', {}), staleTime: 5 * MINUTE });
  const lists = useQuery({ queryKey: ['lists', 'all'], queryFn: () => ask('GET /data-lists', { query: { limit: '1000' } }), staleTime: MINUTE, enabled: may('lists:read') });
  return useMemo(() => vocabulary.data && { vocabulary: vocabularyIn(language, vocabulary.data), lists: lists.data?.dataLists ?? [] }, [language, vocabulary.data, lists.data]);
}
