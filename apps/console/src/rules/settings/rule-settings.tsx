import { decisions, evaluationModes, ruleCategories, ruleStatuses, severities } from '../../asking/vocabulary.js';
import { categoryNames } from '../../language/codes.js';
import { useSay } from '../../language/language.js';
import type { Draft } from '../draft.js';
import type { Words } from '../editor/completion.js';
import { Labelled, Select, Several, Span } from '../pieces.js';
import { decisionNames, statusNames } from '../rule-words.js';
import { Actions } from './actions.js';

interface Props {
  readonly draft: Draft;
  readonly readOnly: boolean;
  readonly words: Words | undefined;
  readonly change: (change: Partial<Draft>) => void;
}

/** Everything about a rule beside its conditions. */
export function RuleSettings({ draft, readOnly, words, change }: Props) {
  const say = useSay();
  const number = (text: string): number | null => (text === '' ? null : Number(text));
  return (
    <fieldset className="bare settings" disabled={readOnly}>
      <section className="panel">
        <h2>{say('about')}</h2>
        <div className="pairs">
          <Labelled label={say('severity')}><Select value={draft.severity} options={severities.map((one) => [one, say(one)])} onChange={(severity) => change({ severity })} /></Labelled>
          <Labelled label={say('decision')}><Select value={draft.decision ?? ''} options={[['', say('noDecision')], ...decisions.map((one) => [one, say(decisionNames[one])] as const)]} onChange={(decision) => change({ decision: decision === '' ? null : decision })} /></Labelled>
          <Labelled label={say('rulePoints')}><input type="number" min={0} max={100} step="any" value={draft.score ?? ''} onChange={(event) => change({ score: number(event.target.value) })} /></Labelled>
          <Labelled label={say('priority')}><input type="number" min={1} max={100} value={draft.priority} onChange={(event) => change({ priority: Number(event.target.value) })} /></Labelled>
          <Labelled label={say('mode')}><Select value={draft.evaluationMode} options={evaluationModes.map((one) => [one, say(one)])} onChange={(evaluationMode) => change({ evaluationMode })} /></Labelled>
          <Labelled label={say('status')}><Select value={draft.status} options={ruleStatuses.map((one) => [one, say(statusNames[one])])} onChange={(status) => change({ status })} /></Labelled>
          <Labelled label={say('category')}><Select value={draft.category} options={ruleCategories.map((one) => [one, say(categoryNames[one])])} onChange={(category) => change({ category })} /></Labelled>
          <label className="check"><input type="checkbox" checked={draft.enabled} onChange={(event) => change({ enabled: event.target.checked })} /> {say('enabledRule')}</label>
          <div className="labelled"><span>{say('cooldown')}</span><Span label={say('cooldown')} seconds={draft.cooldownSeconds} onChange={(cooldownSeconds) => change({ cooldownSeconds })} /></div>
          <div className="labelled"><span>{say('openAfter')}</span><Span label={say('openAfter')} seconds={draft.openAfterSeconds} onChange={(openAfterSeconds) => change({ openAfterSeconds })} /></div>
          <div className="labelled"><span>{say('closeAfter')}</span><Span label={say('closeAfter')} seconds={draft.closeAfterSeconds} onChange={(closeAfterSeconds) => change({ closeAfterSeconds })} /></div>
        </div>
        <p className="quiet small">{say('delaysHint')}</p>
      </section>
      <section className="panel">
        <h2>{say('ofWhom')}</h2>
        <Scope draft={draft} change={change} />
      </section>
      <Actions actions={draft.actions} words={words} onChange={(actions) => change({ actions })} />
    </fieldset>
  );
}

const kinds = [['person', 'people'], ['company', 'companies']] as const;

function Scope({ draft, change }: Pick<Props, 'draft' | 'change'>) {
  const say = useSay();
  const toggle = (kind: 'person' | 'company', isOn: boolean): void => change({ targetEntityTypes: [...draft.targetEntityTypes.filter((one) => one !== kind), ...(isOn ? [kind] : [])] });
  return (
    <div className="pairs">
      <div className="checks">
        {kinds.map(([kind, name]) => <label key={kind} className="check"><input type="checkbox" checked={draft.targetEntityTypes.includes(kind)} onChange={(event) => toggle(kind, event.target.checked)} /> {say(name)}</label>)}
        <span className="quiet small">{say('everybody')}</span>
      </div>
      <div className="labelled"><span>{say('countries')}</span><Several label={say('countries')} values={draft.countries} transform={(text) => text.toUpperCase()} onChange={(countries) => change({ countries })} /></div>
      <div className="labelled"><span>{say('tags')}</span><Several label={say('tags')} values={draft.tags} onChange={(tags) => change({ tags })} /></div>
    </div>
  );
}
