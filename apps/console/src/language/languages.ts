/** What the console speaks. */
export const languages = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof languages;
