import type { ComponentType } from 'react';
import { Link, useParams } from 'wouter';
import type { Permission } from '@app/contracts';
import { useSession } from '../asking/session.js';
import type { TextName } from '../language/texts.js';
import { useSay } from '../language/language.js';
import { Heading } from '../pieces/states.js';
import { BadgesPart } from './badges.js';
import { Changes } from './changes.js';
import { Datasets } from './datasets.js';
import { Keys } from './keys.js';
import { DataLists } from './lists.js';
import { LocationData } from './location-data.js';
import { Mappings } from './mappings.js';
import { Members } from './members.js';
import { Organization } from './organization.js';

interface Part {
  readonly path: string;
  readonly name: TextName;
  /** Whoever may do one of these sees it. */
  readonly needs: readonly Permission[];
  readonly show: ComponentType;
}

const parts: readonly Part[] = [
  { path: 'organization', name: 'organization', needs: ['settings:read'], show: Organization },
  { path: 'access', name: 'access', needs: ['members:read', 'keys:read'], show: Access },
  { path: 'mappings', name: 'mappings', needs: ['settings:read'], show: Mappings },
  { path: 'datasets', name: 'datasets', needs: ['settings:read'], show: Datasets },
  { path: 'lists', name: 'lists', needs: ['lists:read'], show: DataLists },
  { path: 'badges', name: 'badges', needs: ['rules:read'], show: BadgesPart },
  { path: 'location-data', name: 'locationData', needs: ['settings:read'], show: LocationData },
  { path: 'changes', name: 'changes', needs: ['changes:read'], show: Changes },
];

export default function SettingsScreen() {
  const say = useSay();
  const { may, member } = useSession();
  const { part: path } = useParams<{ part?: string }>();
  const open = parts.filter(({ needs }) => needs.some(may));
  const { show: Show } = open.find((part) => part.path === path) ?? open[0] ?? { show: Organization };
  return (
    <>
      <Heading title={say('settings')} beside={<span className="quiet">{member.email}, {say(member.role)}</span>} />
      <nav className="parts" aria-label={say('settingsParts')}>
        {open.map((part) => <Link key={part.path} href={`/settings/${part.path}`} aria-current={part.show === Show ? 'page' : undefined}>{say(part.name)}</Link>)}
      </nav>
      <Show />
    </>
  );
}

function Access() {
  const { may } = useSession();
  return <>{may('members:read') && <Members />}{may('keys:read') && <Keys />}</>;
}
