import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, ask } from '../../asking/api.js';
import { useSession } from '../../asking/session.js';
import { useSay } from '../../language/language.js';
import { Moment } from '../../pieces/moment.js';
import { Answered } from '../../pieces/states.js';
import { type Draft, draftOf, fieldNames } from '../draft.js';
import type { Rule } from '../rule-words.js';
import { Select } from '../pieces.js';
import { Difference } from './difference.js';
import { useWhoChanged } from './use-who-changed.js';

type Version = Answer<'GET /rules/{id}/versions'>['versions'][number];

/** What the rule said before, who changed it, what differs between any two, and the way back. */
export function Versions({ rule, onRestore }: { readonly rule: Rule; readonly onRestore: (text: Draft, version: number) => void }) {
  const versions = useQuery({ queryKey: ['rule-versions', rule.id], queryFn: () => ask('GET /rules/{id}/versions', { params: { id: rule.id }, query: { limit: '200' } }) });
  return <Answered to={versions}>{({ versions: all }) => <Compared key={rule.version} versions={all} onRestore={onRestore} />}</Answered>;
}

function Compared({ versions, onRestore }: { readonly versions: readonly Version[]; readonly onRestore: (text: Draft, version: number) => void }) {
  const say = useSay();
  const { may } = useSession();
  const nameOf = useWhoChanged();
  const [before, setBefore] = useState(String(versions[1]?.version ?? versions[0]?.version ?? 1));
  const [after, setAfter] = useState(String(versions[0]?.version ?? 1));
  const options = versions.map(({ version }) => [String(version), say('version', { n: version })] as const);
  const find = (version: string): Version | undefined => versions.find((one) => String(one.version) === version);
  const [one, other] = [find(before), find(after)];
  return (
    <>
      <ul className="list versions">
        {versions.map((version) => (
          <li key={version.version}>
            <span><b>{say('version', { n: version.version })}</b> <span className="quiet"><Moment at={version.changedAt} as="time" />{version.changedBy && `, ${nameOf(version.changedBy)}`}</span></span>
            <span>{version.changes.length > 0 ? version.changes.map(({ field }) => (isField(field) ? say(fieldNames[field]) : field)).join(', ') : say('firstVersion')}</span>
            {may('rules:write') && <button type="button" aria-label={`${say('restore')}: ${say('version', { n: version.version })}`} onClick={() => onRestore(draftOf(version.rule), version.version)}>{say('restore')}</button>}
          </li>
        ))}
      </ul>
      {versions.length > 1 && (
        <>
          <p className="comparing"><span>{say('compare')}</span> <Select label={say('ruleBefore')} value={before} options={options} onChange={setBefore} /> <Select label={say('ruleAfter')} value={after} options={options} onChange={setAfter} /></p>
          {one && other && <Difference before={draftOf(one.rule)} after={draftOf(other.rule)} />}
        </>
      )}
    </>
  );
}

const isField = (name: string): name is keyof typeof fieldNames => name in fieldNames;
