import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Changes something and asks anew for whatever shows it. */
export function useChange<Input = void, Output = unknown>(shownUnder: string, change: (input: Input) => Promise<Output>, then?: (output: Output) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (output) => {
      void client.invalidateQueries({ queryKey: [shownUnder] });
      then?.(output);
    },
  });
}
