import { Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useDoor, useSession } from '../asking/session.js';
import { useSay } from '../language/language.js';
import { LoginScreen } from '../login/login.screen.js';
import { Failed, Loading, Nothing } from '../pieces/states.js';
import { Frame } from './frame.js';
import { details, type Screen, screens } from './screens.js';

/** Nobody sees more than the login before there is a session. */
export function App() {
  const { session, failure, look } = useDoor();
  if (session === 'unknown') return failure ? <main><Failed error={failure} again={look} /></main> : <Loading />;
  if (session === 'nobody') return <LoginScreen />;
  return (
    <Router base="/console">
      <Frame key={session.member.id}>
        <Suspense fallback={<Loading />}>
          <Switch>
            {[...screens, ...details].map((screen) => (
              <Route key={screen.path} path={screen.path}>
                <Guarded screen={screen} />
              </Route>
            ))}
            <Route>
              <Missing />
            </Route>
          </Switch>
        </Suspense>
      </Frame>
    </Router>
  );
}

function Guarded({ screen: { needs, show: Show } }: { readonly screen: Pick<Screen, 'needs' | 'show'> }) {
  const say = useSay();
  return useSession().may(needs) ? <Show /> : <Nothing title={say('notAllowed')} hint={say('notAllowedHint')} heading />;
}

function Missing() {
  const say = useSay();
  return <Nothing title={say('notFound')} hint={say('notFoundHint')} heading />;
}
