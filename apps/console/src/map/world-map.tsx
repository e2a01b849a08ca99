import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { useMemo } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-110m.json';
import type { EventShown } from '../asking/api.js';
import { useSay } from '../language/language.js';
import { useCountryName } from '../pieces/place.js';

const WIDTH = 800;
const HEIGHT = 400;
const atlas = world as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
const countries = feature(atlas, atlas.objects.countries).features;

interface Spot {
  readonly key: string;
  readonly country: string;
  readonly city: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly n: number;
}

/** Where events come from: a circle a place, as large as there are many; of one person also the ways between them, in the order of time. */
export default function WorldMap({ events, withWays = false }: { readonly events: readonly EventShown[]; readonly withWays?: boolean }) {
  const say = useSay();
  const nameOf = useCountryName();
  const spots = useMemo(() => spotsOf(events), [events]);
  const projection = useMemo(() => geoNaturalEarth1().fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], { type: 'Sphere' }), []);
  const path = useMemo(() => geoPath(projection), [projection]);
  const most = Math.max(1, ...spots.map(({ n }) => n));
  const byCountry = new Map<string, number>();
  for (const { country, n } of spots) byCountry.set(country, (byCountry.get(country) ?? 0) + n);
  return (
    <>
      <svg className="world" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('fromWhere')}>
        {countries.map((country, n) => <path key={n} d={path(country) ?? ''} />)}
        {withWays && <path className="ways" d={path({ type: 'LineString', coordinates: waysOf(events) }) ?? ''} />}
        {spots.map(({ key, latitude, longitude, n, city, country }) => {
          const [x, y] = projection([longitude, latitude]) ?? [0, 0];
          return <circle key={key} cx={x} cy={y} r={4 + 12 * Math.sqrt(n / most)}><title>{`${city ?? nameOf(country)}: ${n}`}</title></circle>;
        })}
      </svg>
      <p className="quiet small">{[...byCountry].sort(([, a], [, b]) => b - a).slice(0, 6).map(([country, n]) => `${nameOf(country)} ${n}`).join(' · ')}</p>
    </>
  );
}

function spotsOf(events: readonly EventShown[]): Spot[] {
  const found = new Map<string, Spot>();
  for (const { location } of events) {
    if (location?.latitude == null || location.longitude === null || !location.country) continue;
    const key = `${location.latitude.toFixed(1)} ${location.longitude.toFixed(1)}`;
    const known = found.get(key);
    found.set(key, { key, country: location.country, city: location.city, latitude: location.latitude, longitude: location.longitude, n: (known?.n ?? 0) + 1 });
  }
  return [...found.values()];
}

/** Great circles between where somebody was and where they were next. */
function waysOf(events: readonly EventShown[]): [number, number][] {
  return events
    .toSorted((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp))
    .flatMap(({ location }): [number, number][] => (location?.latitude == null || location.longitude === null ? [] : [[location.longitude, location.latitude]]));
}
