import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type Asked, ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { useTold } from '../language/reasons/use-told.js';
import { Failed } from '../pieces/states.js';

type Conditions = Asked<'POST /api/badges/rules/preview'>['body']['conditions'];

/** Who would carry a badge of these conditions now: how many, and a few of them. What was asked of other conditions is not shown. */
export function WhoWouldCarry({ conditions }: { readonly conditions: Conditions }) {
  const say = useSay();
  const told = useTold();
  const preview = useMutation({ mutationFn: (asked: Conditions) => ask('POST /api/badges/rules/preview', { body: { conditions: asked } }) });
  const answer = preview.variables === conditions ? preview.data : undefined;
  return (
    <div className="would-carry">
      <button type="button" disabled={preview.isPending} onClick={() => preview.mutate(conditions)}>{say('whoWouldCarry')}</button>
      {preview.error && preview.variables === conditions && <Failed error={preview.error} />}
      <div role="status">
        {answer && <p>{say(answer.isSample ? 'carriersOfSample' : 'carriersOfAll', { n: answer.carriers, all: answer.looked })}</p>}
        {answer && answer.people.length > 0 && (
          <ul>
            {answer.people.map(({ entityId, externalId, name, because }) => (
              <li key={entityId}><Link href={`/entities/${entityId}`}>{name ?? externalId ?? entityId}</Link> <small className="quiet">{told.explanation(because)}</small></li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
