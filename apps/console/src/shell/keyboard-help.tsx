import { Dialog } from '../pieces/dialog.js';
import { useSay } from '../language/language.js';
import { screens } from './screens.js';

export function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const keys = [
    ['/', say('keySearch')],
    ['j', say('keyNext')],
    ['k', say('keyPrevious')],
    ['Enter', say('keyOpen')],
    ...screens.map(({ letter, name }) => [`g ${letter}`, say('keyGo', { screen: say(name) })]),
    ['?', say('keyHelp')],
  ];
  return (
    <Dialog title={say('keys')} onClose={onClose}>
      <dl className="keys">
        {keys.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}
      </dl>
    </Dialog>
  );
}
