import { type ReactNode, useState } from 'react';
import { Link, useRoute } from 'wouter';
import { useDoor, useSession } from '../asking/session.js';
import { useSilence } from '../asking/silence.js';
import { useLanguage } from '../language/language.js';
import { type Language, languages } from '../language/languages.js';
import { Moment } from '../pieces/moment.js';
import { KeyboardHelp } from './keyboard-help.js';
import { type Screen, screens } from './screens.js';
import { keepTheme, keptTheme, type Theme, themes } from './theme.js';
import { useKeyboard } from './use-keyboard.js';

/** What stays while screens change: navigation, whoever is logged in, and the keys. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { say } = useLanguage();
  const [helping, setHelping] = useState(false);
  useKeyboard(() => setHelping(true));
  const { may } = useSession();
  return (
    <div className="frame">
      <a className="skip" href="#content">{say('skip')}</a>
      <header className="side">
        <Link href="/" className="brand" aria-label={`Tamiz, ${say('home')}`}>
          <Sieve />
          <span>Tamiz</span>
        </Link>
        <nav aria-label={say('navigation')}>
          {screens.filter(({ needs }) => may(needs)).map((screen) => <Entry key={screen.path} screen={screen} />)}
        </nav>
        <Personal onHelp={() => setHelping(true)} />
      </header>
      <main id="content" tabIndex={-1}><Silence />{children}</main>
      {helping && <KeyboardHelp onClose={() => setHelping(false)} />}
    </div>
  );
}

/** While the server is away its last answers stay: whoever looks at them is told so. */
function Silence() {
  const { say } = useLanguage();
  const since = useSilence();
  return <div role="status">{since && <p className="notice">{say('noAnswerSince')} <Moment at={since} as="time" />. {say('noAnswerSinceHint')}</p>}</div>;
}

function Entry({ screen: { path, name, letter } }: { readonly screen: Screen }) {
  const { say } = useLanguage();
  const [here] = useRoute(path === '/' ? '/' : `${path}/*?`);
  return (
    <Link href={path} className="entry" aria-current={here ? 'page' : undefined}>
      <span>{say(name)}</span>
      <kbd aria-hidden="true">g {letter}</kbd>
    </Link>
  );
}

function Personal({ onHelp }: { readonly onHelp: () => void }) {
  const { say, language, speak } = useLanguage();
  const { member } = useSession();
  const { leave } = useDoor();
  const [theme, setTheme] = useState(keptTheme);
  const themeNames = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;
  return (
    <details className="personal">
      <summary>
        <span className="initial" aria-hidden="true">{[...member.name][0]?.toUpperCase()}</span>
        <span className="who">{member.name}<small>{say(member.role)}</small></span>
      </summary>
      <div className="menu">
        <p className="quiet">{member.email}</p>
        <label>
          {say('language')}
          <select value={language} onChange={(event) => speak(event.target.value as Language)}>
            {Object.entries(languages).map(([code, name]) => <option key={code} value={code}>{name}</option>)}
          </select>
        </label>
        <label>
          {say('theme')}
          <select
            value={theme}
            onChange={(event) => {
              const chosen = event.target.value as Theme;
              setTheme(chosen);
              keepTheme(chosen);
            }}
          >
            {themes.map((one) => <option key={one} value={one}>{say(themeNames[one])}</option>)}
          </select>
        </label>
        <button type="button" className="plain" onClick={onHelp}>{say('keys')} <kbd>?</kbd></button>
        <button type="button" className="plain" onClick={() => void leave()}>{say('logOut')}</button>
      </div>
    </details>
  );
}

export function Sieve() {
  return (
    <svg className="sieve" viewBox="0 0 32 32" aria-hidden="true">
      {[[9, 9], [16, 9], [23, 9], [12.5, 16], [19.5, 16], [16, 23]].map(([x, y], n) => <circle key={n} cx={x} cy={y} r="2.6" className={n === 5 ? 'kept' : undefined} />)}
    </svg>
  );
}
