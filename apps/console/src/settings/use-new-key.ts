import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../asking/api.js';

/** The key is in the answer and never again. */
export function useNewKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; kind: 'secret' | 'publishable' }) => ask('POST /api-keys', { body }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['keys'] }),
  });
}
