import { useState } from 'react';
import { type Answer, type Asked, ask } from '../asking/api.js';
import { useChange } from '../asking/use-change.js';
import { dimensions } from '../asking/vocabulary.js';
import { useSay } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { Failed } from '../pieces/states.js';
import { WhoWouldCarry } from './badge-preview.js';

type BadgeRule = Answer<'GET /api/badges/rules'>['items'][number];
type Condition = BadgeRule['conditions'][number];
type ScoreCondition = Exclude<Condition, { readonly type: 'IDENTITY_AGE_GT' }>;
type Text = Asked<'POST /api/badges/rules'>['body'];

const HOUR = 3_600;
const DAY = 86_400;
export const comparisons = { SCORE_LT: '<', SCORE_LTE: '≤', SCORE_GT: '>', SCORE_GTE: '≥' } as const;
const beginning: ScoreCondition = { type: 'SCORE_LT', category: 'BEHAVIOR', threshold: 40 };

/** A badge of one's own: what must hold, all of it, and for how long. */
export function BadgeForm({ rule, onClose }: { readonly rule: BadgeRule | null; readonly onClose: () => void }) {
  const say = useSay();
  const [conditions, setConditions] = useState<Condition[]>(rule?.conditions ?? [beginning]);
  const save = useChange('badges', (body: Text) => (rule ? ask('PATCH /api/badges/rules/{id}', { params: { id: rule.id }, body }) : ask('POST /api/badges/rules', { body })), onClose);
  const change = (at: number, condition: Condition): void => setConditions(conditions.map((one, n) => (n === at ? condition : one)));
  return (
    <Dialog title={rule?.name ?? say('newBadge')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          const value = valuesOf(event);
          save.mutate({
            name: value('name'),
            type: value('type') as BadgeRule['type'],
            priority: Number(value('priority')),
            conditions: [...conditions],
            applyDelaySeconds: Math.round(Number(value('apply')) * HOUR),
            removeDelaySeconds: Math.round(Number(value('remove')) * HOUR),
          });
        }}
      >
        <label>{say('name')}<input name="name" required autoFocus defaultValue={rule?.name ?? ''} maxLength={50} /></label>
        <label>{say('kind')}<select name="type" defaultValue={rule?.type ?? 'NEUTRAL'}>{(['GOOD', 'BAD', 'NEUTRAL'] as const).map((type) => <option key={type} value={type}>{say(type)}</option>)}</select></label>
        <label>{say('priority')}<input name="priority" type="number" defaultValue={rule?.priority ?? 0} /></label>
        <fieldset className="framed">
          <legend>{say('conditions')}</legend>
          {conditions.map((condition, n) => (
            <div key={n} className="badge-condition">
              <ConditionFields condition={condition} onChange={(changed) => change(n, changed)} />
              {conditions.length > 1 && <button type="button" aria-label={`${say('takeAway')} ${n + 1}`} onClick={() => setConditions(conditions.filter((_, at) => at !== n))}>×</button>}
            </div>
          ))}
          <button type="button" className="plain" onClick={() => setConditions([...conditions, beginning])}>{say('addCondition')}</button>
          <WhoWouldCarry conditions={conditions} />
        </fieldset>
        <label>{say('applyAfter')}<input name="apply" type="number" min={0} step="any" defaultValue={(rule?.applyDelaySeconds ?? 0) / HOUR} /></label>
        <label>{say('removeAfter')}<input name="remove" type="number" min={0} step="any" defaultValue={(rule?.removeDelaySeconds ?? 0) / HOUR} /></label>
        {save.error && <Failed error={save.error} />}
        <button type="submit" className="primary" disabled={save.isPending}>{say('save')}</button>
      </form>
    </Dialog>
  );
}

function ConditionFields({ condition, onChange }: { readonly condition: Condition; readonly onChange: (condition: Condition) => void }) {
  const say = useSay();
  const about = condition.type === 'IDENTITY_AGE_GT' ? 'AGE' : condition.category;
  return (
    <>
      <select
        aria-label={say('kind')}
        value={about}
        onChange={({ target: { value } }) => onChange(value === 'AGE' ? { type: 'IDENTITY_AGE_GT', seconds: 30 * DAY } : { ...(condition.type === 'IDENTITY_AGE_GT' ? beginning : condition), category: value as ScoreCondition['category'] })}
      >
        {dimensions.map((dimension) => <option key={dimension} value={dimension}>{say(dimension)}</option>)}
        <option value="ANY">{say('anyScore')}</option>
        <option value="AGE">{say('ageDays')}</option>
      </select>
      {condition.type === 'IDENTITY_AGE_GT' ? (
        <input type="number" aria-label={say('ageDays')} min={0} step="any" value={condition.seconds / DAY} onChange={({ target: { value } }) => onChange({ ...condition, seconds: Math.round(Number(value) * DAY) })} />
      ) : (
        <>
          <select aria-label={say('means')} value={condition.type} onChange={({ target: { value } }) => onChange({ ...condition, type: value as keyof typeof comparisons })}>
            {Object.entries(comparisons).map(([type, sign]) => <option key={type} value={type}>{sign}</option>)}
          </select>
          <input type="number" aria-label={say('value')} min={0} max={100} step="any" value={condition.threshold} onChange={({ target: { value } }) => onChange({ ...condition, threshold: Number(value) })} />
        </>
      )}
    </>
  );
}
