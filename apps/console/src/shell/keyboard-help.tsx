import { matchRoute, useLocation, useRouter } from 'wouter';
import { Dialog } from '../pieces/dialog.js';
import { useSay } from '../language/language.js';
import { details, screens } from './screens.js';

export function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const { parser } = useRouter();
  const [here] = useLocation();
  const { keys: own = [] } = [...screens, ...details].find(({ path }) => matchRoute(parser, path, here)[0]) ?? {};
  const everywhere = [
    ['/', say('keySearch')],
    ['j', say('keyNext')],
    ['k', say('keyPrevious')],
    ['Enter', say('keyOpen')],
    ...screens.map(({ letter, name }) => [`g ${letter}`, say('keyGo', { screen: say(name) })]),
    ['?', say('keyHelp')],
  ];
  return (
    <Dialog title={say('keys')} onClose={onClose}>
      {own.length > 0 && (
        <>
          <h3>{say('onThisScreen')}</h3>
          <dl className="keys">{own.map(([key, does]) => <Key key={key} name={key} does={say(does)} />)}</dl>
          <h3>{say('everywhere')}</h3>
        </>
      )}
      <dl className="keys">
        {everywhere.map(([key = '', does = '']) => <Key key={key} name={key} does={does} />)}
      </dl>
    </Dialog>
  );
}

const Key = ({ name, does }: { readonly name: string; readonly does: string }) => <div><dt><kbd>{name}</kbd></dt><dd>{does}</dd></div>;
