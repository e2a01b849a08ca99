import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type TextName, texts } from './texts.js';

export const languages = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof languages;

const KEPT_AS = 'tamiz-language';

/** Says something in the language of whoever looks. */
export type Say = (name: TextName, blanks?: Readonly<Record<string, string | number>>) => string;

interface Spoken {
  readonly language: Language;
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
      speak(chosen) {
        localStorage.setItem(KEPT_AS, chosen);
        setLanguage(chosen);
      },
      say: (name, blanks = {}) => texts[name][at].replace(/\{(\w+)\}/g, (blank, key: string) => String(blanks[key] ?? blank)),
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
