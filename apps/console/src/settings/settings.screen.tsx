import { useSession } from '../asking/session.js';
import { useSay } from '../language/language.js';
import { Heading } from '../pieces/states.js';
import { Changes } from './changes.js';
import { Keys } from './keys.js';
import { Members } from './members.js';

export default function SettingsScreen() {
  const say = useSay();
  const { may, member } = useSession();
  return (
    <>
      <Heading title={say('settings')} beside={<span className="quiet">{member.email}, {say(member.role)}</span>} />
      {may('members:read') && <Members />}
      {may('keys:read') && <Keys />}
      {may('changes:read') && <Changes />}
      {!may('changes:read') && <p className="quiet">{say('notAllowedHint')}</p>}
    </>
  );
}
