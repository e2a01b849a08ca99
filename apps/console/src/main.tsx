import './style/base.css';
import './style/shell.css';
import './style/pieces.css';
import './style/screens.css';
import './style/home.css';
import './style/settings.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refusal } from './asking/api.js';
import { SessionProvider } from './asking/session.js';
import { LanguageProvider } from './language/language.js';
import { App } from './shell/app.js';
import { applyTheme } from './shell/theme.js';

applyTheme();

/** What was refused is refused again; only what got no answer is asked twice. */
const worthRepeating = (failures: number, error: Error): boolean => failures < 2 && !(error instanceof Refusal && error.status < 500);

// Always: what the browser takes for being offline, a site without the Internet is all the time.
const networkMode = 'always';
const client = new QueryClient({ defaultOptions: { queries: { networkMode, retry: worthRepeating, staleTime: 5_000, refetchOnWindowFocus: false }, mutations: { networkMode } } });

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <SessionProvider>
          <App />
        </SessionProvider>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
