import { useQuery } from '@tanstack/react-query';
import { ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { dimensions } from '../asking/vocabulary.js';
import { useSay } from '../language/language.js';
import { useTold } from '../language/reasons/use-told.js';
import { CountryField } from '../pieces/country-field.js';

const below = dimensions.map((dimension) => ({ dimension, name: `${dimension.toLowerCase() as Lowercase<typeof dimension>}_max` as const }));

/** What narrows a list of people beside a search and a status, by the names of the API. */
export const narrowing = ['badge', 'country_code', ...below.map(({ name }) => name)] as const;

interface Props {
  readonly parameters: URLSearchParams;
  readonly change: (changes: Record<string, string>) => void;
}

const cuts = ['20', '35', '50', '60', '80'];

/** By a badge that they carry, by country, and by a score below a cut. */
export function NarrowingFilters({ parameters, change }: Props) {
  const say = useSay();
  const told = useTold();
  const { may } = useSession();
  const badges = useQuery({ queryKey: ['badges', 'all'], queryFn: () => ask('GET /api/badges', {}), staleTime: 60_000, enabled: may('rules:read') });
  const chosen = below.find(({ name }) => parameters.get(name));
  const cut = (chosen && parameters.get(chosen.name)) ?? '50';
  const belowOnly = (name: string, value: string): void => change({ ...Object.fromEntries(below.map((one) => [one.name, ''])), ...(name ? { [name]: value } : {}) });
  return (
    <>
      <select aria-label={say('badges')} value={parameters.get('badge') ?? ''} onChange={({ target }) => change({ badge: target.value })}>
        <option value="">{say('anyBadge')}</option>
        {badges.data?.items.map((badge) => <option key={badge.slug} value={badge.slug}>{told.badgeName(badge)}</option>)}
      </select>
      <select aria-label={say('sum')} value={chosen?.name ?? ''} onChange={({ target }) => belowOnly(target.value, cut)}>
        <option value="">{say('anyScoreBelow')}</option>
        {below.map(({ dimension, name }) => <option key={name} value={name}>{say('below', { dimension: say(dimension) })}</option>)}
      </select>
      {chosen && <select aria-label={say('cutoff')} value={cut} onChange={({ target }) => belowOnly(chosen.name, target.value)}>{[...new Set([...cuts, cut])].map((one) => <option key={one} value={one}>{one}</option>)}</select>}
      <CountryField value={parameters.get('country_code') ?? ''} onChange={(code) => change({ country_code: code })} />
    </>
  );
}
