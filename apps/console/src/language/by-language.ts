import type { Language } from './languages.js';

/** One for each language, made when it is first wanted: the browser takes half a millisecond for a format, and lists want one in every row. */
export function byLanguage<Made>(make: (language: Language) => Made): (language: Language) => Made {
  const made = new Map<Language, Made>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}
