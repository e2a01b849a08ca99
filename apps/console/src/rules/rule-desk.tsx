import './desk.css';
import { useEffect, useState } from 'react';
import { Refusal } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useSay } from '../language/language.js';
import { Failed, Heading } from '../pieces/states.js';
import { SureButton } from '../pieces/sure-button.js';
import { acts, type Draft, draftOf, hitsTheSame } from './draft.js';
import { ConditionsEditor } from './editor/conditions-editor.js';
import { MistakeList } from './editor/mistake-list.js';
import type { Check } from './editor/use-check.js';
import { StatusMark } from './marks.js';
import { Overtaken } from './overtaken.js';
import { FieldOptions, Labelled } from './pieces.js';
import { PublishDialog } from './publish-dialog.js';
import { RuleTabs } from './rule-tabs.js';
import type { Rule } from './rule-words.js';
import { RuleSettings } from './settings/rule-settings.js';
import { useDraft } from './use-draft.js';
import { useDeleting, useSaving } from './use-saving.js';
import { useWords } from './use-words.js';

/** A rule on the desk: what is written of it, and what can be found out about that before it is kept. */
export function RuleDesk({ rule: read }: { readonly rule: Rule | null }) {
  const say = useSay();
  const { may } = useSession();
  const words = useWords();
  // What was read first or kept last: a newer version that only arrives in the background is not what was changed here.
  const { rule, draft, isTouched, wasKept, change: write, begin } = useDraft(read);
  const [round, setRound] = useState(0);
  const [asking, setAsking] = useState<Draft | null>(null);
  const [said, setSaid] = useState(wasKept ? say('draftWaited') : '');
  const readOnly = !may('rules:write');
  const before = rule ? draftOf(rule) : null;
  const isDirty = before === null || isTouched;
  const lay = (on: Rule | null, next: Draft | undefined, says: string): void => {
    begin(on, next);
    setRound(round + 1);
    setSaid(says);
  };
  const saving = useSaving(rule, (saved) => {
    setAsking(null);
    begin(saved);
    setSaid(say('saved', { n: saved.version }));
  });
  const goOnFrom = (newest: Rule, text: Draft, says: string): void => {
    saving.reset();
    setAsking(null);
    lay(newest, text, says);
  };
  const change = (more: Partial<Draft>): void => {
    setSaid('');
    write(more);
  };
  /** What will act is asked about first, unless it acts on the same events already. */
  const keep = (next: Draft): void => {
    if (acts(next) && !(before && acts(before) && hitsTheSame(next, before))) setAsking(next);
    else saving.mutate(next);
  };
  // What was typed while it is on its way would be gone with the answer.
  const isStill = readOnly || saving.isPending;
  useLeaveGuard(isTouched);
  const refused = saving.error && (wasOvertaken(saving.error) && rule ? <Overtaken before={rule} mine={saving.variables} onGoOn={goOnFrom} /> : <Refused error={saving.error} />);
  const mayKeep = draft.name.trim() !== '' && !saving.isPending;
  return (
    <>
      <Heading title={rule?.name ?? say('newRule')} beside={rule && <><StatusMark status={rule.status} enabled={rule.enabled} /><span className="quiet">{say('version', { n: rule.version })}</span></>}>
        {!readOnly && (
          <>
            <span role="status" className="quiet small">{said || (isDirty && rule ? say('unsaved') : '')}</span>
            {isTouched && <SureButton does="discard" sure="discardSure" about={draft.name} disabled={saving.isPending} onSure={() => lay(rule, undefined, '')} />}
            {rule && <Delete rule={rule} />}
            {rule?.status === 'active' && <button type="button" disabled={!mayKeep} onClick={() => keep({ ...draft, status: 'inactive' })}>{say('takeOff')}</button>}
            <button type="button" title={say('inShadowHint')} disabled={!mayKeep} onClick={() => keep({ ...draft, status: rule?.status === 'shadow' ? 'inactive' : 'shadow' })}>{say(rule?.status === 'shadow' ? 'outOfShadow' : 'intoShadow')}</button>
            <button type="button" disabled={!mayKeep || !isDirty} onClick={() => keep(draft)}>{say('save')}</button>
            {!(before && acts(before)) && <button type="button" className="primary" disabled={!mayKeep} onClick={() => setAsking({ ...draft, status: 'active', enabled: true })}>{say('publish')}</button>}
          </>
        )}
      </Heading>
      {!asking && refused}
      {words && <FieldOptions fields={words.vocabulary.fields} />}
      <div className="desk">
        <div>
          <fieldset className="bare panel" disabled={isStill}>
            <Labelled label={say('name')}><input value={draft.name} maxLength={200} required onChange={(event) => change({ name: event.target.value })} /></Labelled>
            <Labelled label={say('description')}><input value={draft.description} maxLength={2_000} onChange={(event) => change({ description: event.target.value })} /></Labelled>
          </fieldset>
          <ConditionsEditor key={round} conditions={draft.conditions} words={words} readOnly={isStill} onChange={(conditions) => change({ conditions })} />
          <RuleTabs rule={rule} draft={draft} isDirty={isDirty} onRestore={(text, version) => lay(rule, { ...text, status: draft.status, enabled: draft.enabled }, say('restored', { n: version }))} />
        </div>
        <RuleSettings draft={draft} readOnly={isStill} words={words} change={change} />
      </div>
      {asking && (
        <PublishDialog draft={asking} isActive={before !== null && acts(before)} isPending={saving.isPending} onConfirm={() => saving.mutate(asking)} onClose={() => setAsking(null)}>
          {refused}
        </PublishDialog>
      )}
    </>
  );
}

const wasOvertaken = (error: Error): boolean => error instanceof Refusal && error.code === 'RULE_CHANGED';

/** Why it was not kept: mistakes with their places. */
function Refused({ error }: { readonly error: Error }) {
  const mistakes = mistakesOf(error);
  return (
    <>
      <Failed error={error} />
      {mistakes.length > 0 && <MistakeList id="refused" check={{ success: true, valid: false, mistakes, windows: [], lists: [], cel: null, tree: null }} error={null} isCurrent isEmpty={false} />}
    </>
  );
}

function mistakesOf(error: Error): Check['mistakes'] {
  const { mistakes } = (error instanceof Refusal ? (error.details ?? {}) : {}) as { mistakes?: Check['mistakes'] };
  return mistakes ?? [];
}

function Delete({ rule }: { readonly rule: Rule }) {
  const deleting = useDeleting(rule);
  return <>{deleting.error && <Failed error={deleting.error} />}<SureButton does="remove" sure="removeSure" about={rule.name} disabled={deleting.isPending} onSure={() => deleting.mutate()} /></>;
}

/** The browser asks before what is not saved is left. */
function useLeaveGuard(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const guard = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [isDirty]);
}
