import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { durationIn, figureIn, percentIn } from './figures.js';
import type { Language } from './languages.js';
import { type TextName, texts } from './texts.js';

const KEPT_AS = 'tamiz-language';

/** Says something in the language of whoever looks. */
export type Say = (name: TextName, blanks?: Readonly<Record<string, string | number>>) => string;

type Tail<Of extends (language: Language, ...tail: never[]) => string> = Of extends (language: Language, ...tail: infer Rest) => string ? Rest : never;

export interface Spoken {
  readonly language: Language;
  readonly figure: (...value: Tail<typeof figureIn>) => string;
  readonly percent: (...share: Tail<typeof percentIn>) => string;
  /** How long something took or is ago, in the largest unit that still says something. */
  readonly duration: (seconds: number) => string;
  readonly speak: (language: Language) => void;
  readonly say: Say;
}

const LanguageContext = createContext<Spoken | null>(null);

const isLanguage = (text: string | null | undefined): text is Language => text === 'en' || text === 'es';

function first(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  const asked = navigator.language.slice(0, 2);
  return isLanguage(kept) ? kept : isLanguage(asked) ? asked : 'en';
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(first);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const spoken = useMemo<Spoken>(() => {
    const at = language === 'en' ? 0 : 1;
    return {
      language,
      figure: (...value) => figureIn(language, ...value),
      percent: (...share) => percentIn(language, ...share),
      duration: (seconds) => durationIn(language, seconds),
      speak(chosen) {
        localStorage.setItem(KEPT_AS, chosen);
        setLanguage(chosen);
      },
      say: (name, blanks = {}) => texts[name][at].replace(/\{(\w+)\}/g, (blank, key: string) => {
        const value = blanks[key];
        return typeof value === 'number' ? figureIn(language, value, { upTo: 1 }) : (value ?? blank);
      }),
    };
  }, [language]);
  return <LanguageContext.Provider value={spoken}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Spoken {
  const spoken = useContext(LanguageContext);
  if (!spoken) throw new Error('useLanguage is used outside of LanguageProvider.');
  return spoken;
}

export const useSay = (): Say => useLanguage().say;
