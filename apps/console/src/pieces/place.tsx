import type { NetworkClass as Network } from '@app/domain';
import { byLanguage } from '../language/by-language.js';
import { networkNames } from '../language/codes.js';
import { useLanguage, useSay } from '../language/language.js';

interface Placed {
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
}

const countryNames = byLanguage((language) => new Intl.DisplayNames(language, { type: 'region' }));

export function useCountryName(): (code: string) => string {
  const { language } = useLanguage();
  const names = countryNames(language);
  return (code) => {
    try {
      return names.of(code) ?? code;
    } catch {
      // What a caller stated need not be a country.
      return code;
    }
  };
}

export function PlaceName({ place: { country, region, city } }: { readonly place: Placed }) {
  const nameOf = useCountryName();
  if (!country) return <span className="quiet">–</span>;
  return <span title={[city, region, nameOf(country)].filter(Boolean).join(', ')}><span className="code">{country}</span> <span className="city">{city ?? region ?? nameOf(country)}</span></span>;
}

/** Ordinary networks are said quietly; what hides where somebody is stands out. */
const loud: readonly Network[] = ['hosting', 'anonymiser'];

export function NetworkClass({ of }: { readonly of: Network | null }) {
  const say = useSay();
  if (of === null) return <span className="quiet">–</span>;
  return <span className={loud.includes(of) ? 'pill doubtful' : 'pill'}>{say(networkNames[of])}</span>;
}
