import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answer, ask } from '../asking/api.js';

export type AlertAct = 'acknowledge' | 'resolve' | 'reopen' | 'assign' | 'note';

/** What is to be done, and with which. */
export interface AlertDeed {
  readonly action: AlertAct;
  readonly ids: readonly string[];
  readonly assignee?: string | null;
  readonly note?: string;
}

/** Why what was written in a dialog was not kept. */
export const failureOf = (action: AlertAct, { variables, error }: { readonly variables: AlertDeed | undefined; readonly error: Error | null }): Error | null => (variables?.action === action ? error : null);

export type Acted = Answer<'POST /alerts/actions'>;

/** Whoever acts waits until the list shows it: the next key means the next row. */
export function useAlertActions(then?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, ...wish }: AlertDeed) => ask('POST /alerts/actions', { body: { ...wish, ids: [...ids] } }),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ['alerts'] }), client.invalidateQueries({ queryKey: ['alert'] })]);
      then?.();
    },
  });
}
