import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type Answer, ask } from '../asking/api.js';
import { strengthNames, tieNames } from '../language/codes.js';
import { useSay } from '../language/language.js';
import { useTold } from '../language/reasons/use-told.js';
import { Answered } from '../pieces/states.js';
import { toneOf } from '../pieces/score.js';

type Tied = Answer<'GET /entities/{id}/links'>['links'][number];

/** So many are drawn; the list beside the drawing has them all. */
const DRAWN = 12;

export function Links({ id, name }: { readonly id: string; readonly name: string }) {
  const say = useSay();
  const told = useTold();
  const links = useQuery({ queryKey: ['links', id], queryFn: () => ask('GET /entities/{id}/links', { params: { id }, query: { limit: '50' } }) });
  return (
    <section className="panel">
      <h2>{say('links')}</h2>
      <Answered to={links}>
        {({ links: tied, leftOut }) => (
          <>
            {tied.length === 0 ? <p className="quiet">{say('noLinks')}</p> : <Graph name={name} tied={tied.slice(0, DRAWN)} />}
            <ul className="list">
              {tied.map(({ entity, strength, ties }) => (
                <li key={entity.id}>
                  <Link href={`/entities/${entity.id}`}>{entity.name}</Link>
                  <span className="quiet small">{ties.map(({ type, evidence }) => `${say(tieNames[type])} ${evidence[0]?.value ?? ''}`).join(' · ')}</span>
                  <span className={`pill ${strength === 'strong' ? 'doubtful' : ''}`}>{say(strengthNames[strength])}</span>
                </li>
              ))}
            </ul>
            {leftOut.map(({ type, value, because }) => <p key={`${type} ${value}`} className="quiet small">{say(tieNames[type])} <span className="mono">{value}</span>: {told.crowd(because)}</p>)}
          </>
        )}
      </Answered>
    </section>
  );
}

const WIDTH = 420;
const HEIGHT = 220;
/** Whole characters: half of one is none. */
const begun = (name: string, length: number): string => [...name].slice(0, length).join('');
const thickness = { strong: 4, moderate: 2.5, weak: 1.2 } as const;

/** One hop around somebody; to walk on, open a neighbour. */
function Graph({ name, tied }: { readonly name: string; readonly tied: readonly Tied[] }) {
  const [x0, y0] = [WIDTH / 2, HEIGHT / 2];
  const placed = tied.map((link, n) => {
    const angle = (2 * Math.PI * n) / tied.length - Math.PI / 2;
    return { link, x: x0 + Math.cos(angle) * WIDTH * 0.36, y: y0 + Math.sin(angle) * HEIGHT * 0.36 };
  });
  const lowest = ({ scores }: Tied['entity']): number => Math.min(100, ...Object.values(scores).flatMap((score) => (score === null ? [] : [score])));
  return (
    <svg className="graph" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {placed.map(({ link, x, y }) => <line key={link.entity.id} x1={x0} y1={y0} x2={x} y2={y} strokeWidth={thickness[link.strength]} />)}
      <circle cx={x0} cy={y0} r="9" className="self" />
      <text x={x0} y={y0 + 22}>{begun(name, 18)}</text>
      {placed.map(({ link: { entity }, x, y }) => (
        <g key={entity.id}>
          <circle cx={x} cy={y} r="6" className={toneOf(lowest(entity))} />
          <text x={x} y={y + 17}>{begun(entity.name, 16)}</text>
        </g>
      ))}
    </svg>
  );
}
