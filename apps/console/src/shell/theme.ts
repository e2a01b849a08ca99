export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const KEPT_AS = 'tamiz-theme';

export function keptTheme(): Theme {
  const kept = localStorage.getItem(KEPT_AS);
  return themes.find((theme) => theme === kept) ?? 'auto';
}

/** The styles follow the system unless the page says otherwise. */
export function applyTheme(theme: Theme = keptTheme()): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function keepTheme(theme: Theme): void {
  localStorage.setItem(KEPT_AS, theme);
  applyTheme(theme);
}
