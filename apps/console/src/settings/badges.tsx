import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { type Answer, ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useChange } from '../asking/use-change.js';
import { type Spoken, useLanguage, useSay } from '../language/language.js';
import { useTold } from '../language/reasons/use-told.js';
import { Answered, Failed, Nothing } from '../pieces/states.js';
import { SureButton } from '../pieces/sure-button.js';
import { BadgeForm, comparisons } from './badge-form.js';

type BadgeRule = Answer<'GET /api/badges/rules'>['items'][number];

/** So many badges of its own an organization can have. */
const MOST = '100';
const tones = { BAD: 'bad', GOOD: 'good', NEUTRAL: '' } as const satisfies Record<BadgeRule['type'], string>;

/** Labels that people carry while something holds: those of the analyzers, and those of one's own. */
export function BadgesPart() {
  return <><OwnBadges /><AllBadges /></>;
}

function OwnBadges() {
  const say = useSay();
  const { may } = useSession();
  const [editing, setEditing] = useState<BadgeRule | 'new' | null>(null);
  const rules = useQuery({ queryKey: ['badges', 'rules'], queryFn: () => ask('GET /api/badges/rules', { query: { limit: MOST } }) });
  return (
    <section className="panel">
      <h2>{say('badgeRules')} {may('rules:write') && <button type="button" onClick={() => setEditing('new')}>{say('newBadge')}</button>}</h2>
      <Answered to={rules}>
        {({ items }) =>
          items.length === 0 ? <Nothing title={say('noBadgeRules')} hint={say('noBadgeRulesHint')} /> : (
            <div className="sheet">
              <table>
                <thead><tr><th scope="col">{say('name')}</th><th scope="col">{say('conditions')}</th><th scope="col" className="number wide">{say('priority')}</th><th scope="col"><span className="visually-hidden">{say('edit')}</span></th></tr></thead>
                <tbody>{items.map((rule) => <RuleRow key={rule.id} rule={rule} edit={may('rules:write') ? setEditing : null} />)}</tbody>
              </table>
            </div>
          )
        }
      </Answered>
      {editing && <BadgeForm rule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </section>
  );
}

function RuleRow({ rule, edit }: { readonly rule: BadgeRule; readonly edit: ((rule: BadgeRule) => void) | null }) {
  const spoken = useLanguage();
  const { say, duration } = spoken;
  const { id, slug, name, type, conditions, priority, enabled, applyDelaySeconds, removeDelaySeconds } = rule;
  const toggle = useChange('badges', () => ask('PATCH /api/badges/rules/{id}', { params: { id }, body: { enabled: !enabled } }));
  const remove = useChange('badges', () => ask('DELETE /api/badges/rules/{id}', { params: { id } }));
  const failure = toggle.error ?? remove.error;
  return (
    <tr>
      <td className="whole"><Link href={`/entities?badge=${encodeURIComponent(slug)}`} className={`pill ${tones[type]}`} data-row="">{name}</Link>{!enabled && <span className="quiet small"> {say('disabled')}</span>}{failure && <Failed error={failure} />}</td>
      <td>
        {conditions.map((condition) => inWords(condition, spoken)).join(` ${say('and')} `)}
        {applyDelaySeconds > 0 && <small className="body">{say('givenAfter', { time: duration(applyDelaySeconds) })}</small>}
        {removeDelaySeconds > 0 && <small className="body">{say('takenAfter', { time: duration(removeDelaySeconds) })}</small>}
      </td>
      <td className="number wide">{priority}</td>
      <td className="end">
        {edit && (
          <>
            <button type="button" aria-label={`${say(enabled ? 'disable' : 'enable')}: ${name}`} disabled={toggle.isPending} onClick={() => toggle.mutate()}>{say(enabled ? 'disable' : 'enable')}</button>{' '}
            <button type="button" aria-label={`${say('edit')}: ${name}`} onClick={() => edit(rule)}>{say('edit')}</button>{' '}
            <SureButton does="takeAway" sure="takeAwaySure" about={name} disabled={remove.isPending} onSure={() => remove.mutate()} />
          </>
        )}
      </td>
    </tr>
  );
}

/** All of it must hold, and it is said so. */
function inWords(condition: BadgeRule['conditions'][number], { say, figure, duration }: Spoken): string {
  if (condition.type === 'IDENTITY_AGE_GT') return `${say('registered')} > ${duration(condition.seconds)}`;
  return `${condition.category === 'ANY' ? say('anyScore') : say(condition.category)} ${comparisons[condition.type]} ${figure(condition.threshold, { upTo: 2 })}`;
}

function AllBadges() {
  const say = useSay();
  const told = useTold();
  const badges = useQuery({ queryKey: ['badges', 'all'], queryFn: () => ask('GET /api/badges', {}) });
  return (
    <section className="panel">
      <h2>{say('badgesKnown')}</h2>
      <Answered to={badges}>
        {({ items }) => (
          <div className="sheet">
            <table>
              <thead><tr><th scope="col">{say('name')}</th><th scope="col">{say('says')}</th><th scope="col" className="wide">{say('raisedBy')}</th></tr></thead>
              <tbody>
                {items.map((badge) => (
                  <tr key={badge.slug}>
                    <td className="whole"><Link href={`/entities?badge=${encodeURIComponent(badge.slug)}`} className={`pill ${tones[badge.type]}`}>{told.badgeName(badge)}</Link></td>
                    <td>{told.badgeSays(badge) || '–'}</td>
                    <td className="wide">{say(badge.source === 'ANALYZER' ? 'analyzers' : 'ownRule')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answered>
    </section>
  );
}
