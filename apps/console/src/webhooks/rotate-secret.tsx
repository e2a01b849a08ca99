import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { Failed } from '../pieces/states.js';
import { SecretOnce } from './secret-once.js';

const USUAL_HOURS = 24;
const MOST_HOURS = 168;

export function RotateSecret({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = useSay();
  const client = useQueryClient();
  const rotate = useMutation({
    mutationFn: (overlapHours: number) => ask('POST /webhooks/endpoints/{id}/secret/rotate', { params: { id }, body: { overlapHours } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['endpoint', id] }),
  });
  return (
    <Dialog title={say('rotate')} onClose={onClose}>
      {rotate.data ? <SecretOnce secret={rotate.data.endpoint.secret} /> : (
        <form onSubmit={(event) => rotate.mutate(Number(valuesOf(event)('hours')))}>
          <p className="quiet">{say('rotateHint')}</p>
          <label>{say('overlapHours')}<input name="hours" type="number" min="0" max={MOST_HOURS} defaultValue={USUAL_HOURS} required /></label>
          {rotate.error && <Failed error={rotate.error} />}
          <button type="submit" className="primary" disabled={rotate.isPending}>{say('rotate')}</button>
        </form>
      )}
    </Dialog>
  );
}
