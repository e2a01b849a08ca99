import { useQuery } from '@tanstack/react-query';
import type { EntityStatus, RuleActionType } from '@app/domain';
import { ask } from '../../asking/api.js';
import { entityStatuses, ruleActionTypes, severities } from '../../asking/vocabulary.js';
import { entityStatusNames } from '../../language/codes.js';
import { useSay } from '../../language/language.js';
import type { Draft } from '../draft.js';
import type { Words } from '../editor/completion.js';
import { FieldInput, Labelled, Select, Several, Suggesting } from '../pieces.js';

type Action = Draft['actions'][number];

/** An action of each kind as somebody begins to write it. */
const begun: { readonly [Type in RuleActionType]: Extract<Action, { type: Type }> } = {
  createAlert: { type: 'createAlert' },
  setEntityStatus: { type: 'setEntityStatus', setEntityStatus: { status: 'under_review' } },
  addToList: { type: 'addToList', addToList: { listId: '', field: 'event.ipAddress' } },
  giveBadge: { type: 'giveBadge', giveBadge: { slug: '' } },
  blockDevice: { type: 'blockDevice', blockDevice: {} },
};

export function Actions({ actions, words, onChange }: { readonly actions: Draft['actions']; readonly words: Words | undefined; readonly onChange: (actions: Draft['actions']) => void }) {
  const say = useSay();
  const put = (n: number, action: Action | null): void => onChange(actions.flatMap((one, at) => (at !== n ? [one] : action ? [action] : [])));
  return (
    <section className="panel">
      <h2>{say('whatItDoes')}</h2>
      {actions.length === 0 && <p className="quiet small">{say('noActions')}</p>}
      <ol className="deeds">
        {actions.map((action, n) => (
          <li key={n}>
            <b>{say(action.type)}</b>
            <button type="button" className="plain" aria-label={`${say('takeAway')}: ${say(action.type)}`} onClick={() => put(n, null)}>×</button>
            <div className="pairs"><Parts action={action} words={words} onChange={(next) => put(n, next)} /></div>
          </li>
        ))}
      </ol>
      <select aria-label={say('addAction')} value="" onChange={(event) => onChange([...actions, begun[event.target.value as RuleActionType]])}>
        <option value="">{say('addAction')}</option>
        {ruleActionTypes.map((type) => <option key={type} value={type}>{say(type)}</option>)}
      </select>
    </section>
  );
}

function Parts({ action, words, onChange }: { readonly action: Action; readonly words: Words | undefined; readonly onChange: (action: Action) => void }) {
  const say = useSay();
  const reason = (value: string | undefined, put: (reason: string) => void) => <Labelled label={say('reason')}><input value={value ?? ''} onChange={(event) => put(event.target.value)} maxLength={500} /></Labelled>;
  const { type } = action;
  switch (type) {
    case 'createAlert': {
      const { title, severity, ...rest } = action.createAlert ?? {};
      const put = (more: { title?: string | undefined; severity?: (typeof severities)[number] | undefined }): void => onChange({ ...action, createAlert: { ...rest, ...(title ? { title } : {}), ...(severity ? { severity } : {}), ...more } });
      return (
        <>
          <Labelled label={say('alertTitle')}><input value={title ?? ''} placeholder={say('asTheRule')} maxLength={200} onChange={(event) => put({ title: event.target.value || undefined })} /></Labelled>
          <Labelled label={say('severity')}><Select value={severity ?? ''} options={[['', say('asTheRule')], ...severities.map((one) => [one, say(one)] as const)]} onChange={(one) => put({ severity: one === '' ? undefined : one })} /></Labelled>
          <div className="labelled"><span>{say('tags')}</span><Several label={`${say('createAlert')}: ${say('tags')}`} values={action.tags ?? []} onChange={(tags) => onChange({ ...action, tags })} /></div>
        </>
      );
    }
    case 'setEntityStatus': {
      const { status, reason: why } = action.setEntityStatus;
      const statuses = entityStatuses.filter((one): one is Exclude<EntityStatus, 'deleted'> => one !== 'deleted');
      return <><Labelled label={say('status')}><Select value={status} options={statuses.map((one) => [one, say(entityStatusNames[one])])} onChange={(one) => onChange({ ...action, setEntityStatus: { ...action.setEntityStatus, status: one } })} /></Labelled>{reason(why, (text) => onChange({ ...action, setEntityStatus: text ? { status, reason: text } : { status } }))}</>;
    }
    case 'addToList':
      return (
        <>
          <Labelled label={say('listOf')}><Select value={action.addToList.listId} options={[['', '–'], ...(words?.lists ?? []).map(({ id, name }) => [id, name] as const)]} onChange={(listId) => onChange({ ...action, addToList: { ...action.addToList, listId } })} /></Labelled>
          <Labelled label={say('field')}><FieldInput value={action.addToList.field} onChange={(field) => onChange({ ...action, addToList: { ...action.addToList, field } })} /></Labelled>
        </>
      );
    case 'giveBadge':
      return <BadgeChoice slug={action.giveBadge.slug} onChange={(slug) => onChange({ ...action, giveBadge: { slug } })} />;
    case 'blockDevice':
      return reason(action.blockDevice.reason, (text) => onChange({ ...action, blockDevice: text ? { reason: text } : {} }));
    default:
      return type satisfies never;
  }
}

function BadgeChoice({ slug, onChange }: { readonly slug: string; readonly onChange: (slug: string) => void }) {
  const say = useSay();
  const rules = useQuery({ queryKey: ['badges', 'rules'], queryFn: () => ask('GET /api/badges/rules', { query: { limit: '100' } }) });
  return <Labelled label={say('badges')}><Suggesting label={say('badges')} value={slug} options={(rules.data?.items ?? []).map((rule) => ({ value: rule.slug, label: rule.name }))} onChange={onChange} /></Labelled>;
}
