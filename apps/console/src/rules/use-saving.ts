import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { ask } from '../asking/api.js';
import { type Draft, differing, draftOf } from './draft.js';
import type { Rule } from './rule-words.js';

/** Keeps a draft: as a new rule, or as what differs from the version that was read, so that nobody's change is overwritten. */
export function useSaving(rule: Rule | null, onSaved: (saved: Rule) => void) {
  const client = useQueryClient();
  const [, go] = useLocation();
  return useMutation({
    mutationFn: (draft: Draft) => {
      if (!rule) return ask('POST /rules', { body: draft });
      const before = draftOf(rule);
      const change = Object.fromEntries(differing(draft, before).map((field) => [field, draft[field]]));
      return ask('PATCH /rules/{id}', { params: { id: rule.id }, body: { ...change, version: rule.version } });
    },
    onSuccess: (answer) => {
      const { rule: saved } = answer;
      client.setQueryData(['rule', saved.id], answer);
      for (const key of ['rules', 'rule-versions', 'backtests']) void client.invalidateQueries({ queryKey: [key] });
      onSaved(saved);
      if (!rule) go(`/rules/${saved.id}`, { replace: true });
    },
  });
}

export function useDeleting({ id }: Rule) {
  const client = useQueryClient();
  const [, go] = useLocation();
  return useMutation({
    mutationFn: () => ask('DELETE /rules/{id}', { params: { id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['rules'] });
      go('/rules');
    },
  });
}
