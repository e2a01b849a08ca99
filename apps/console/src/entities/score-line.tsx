import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { dimensions } from '../asking/vocabulary.js';
import { ask } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { Score } from '../pieces/score.js';

/** The four scores of a person as they are now, beside something else about them. */
export function ScoreLine({ entityId }: { readonly entityId: string }) {
  const say = useSay();
  const entity = useQuery({ queryKey: ['entity', entityId], queryFn: () => ask('GET /entities/{id}', { params: { id: entityId } }) });
  if (!entity.data) return null;
  const { scores, name } = entity.data.entity;
  return (
    <section className="panel score-line">
      <h2><Link href={`/entities/${entityId}`}>{name}</Link></h2>
      <dl>
        {dimensions.map((dimension) => <div key={dimension}><dt>{say(dimension)}</dt><dd><Score score={scores[dimension]} /></dd></div>)}
      </dl>
    </section>
  );
}
