import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Asked, ask } from '../asking/api.js';
import { useSession } from '../asking/session.js';
import { useChange } from '../asking/use-change.js';
import { severities } from '../asking/vocabulary.js';
import { useLanguage } from '../language/language.js';
import { Dialog } from '../pieces/dialog.js';
import { valuesOf } from '../pieces/form-values.js';
import { Moment } from '../pieces/moment.js';
import { Severity } from '../pieces/severity.js';
import { useCountryName } from '../pieces/place.js';
import { Answered, Failed } from '../pieces/states.js';

const MOST_MINUTES = 43_200;
const worstFirst = severities.toReversed();

/** Who this installation calls by what name, and how much of the month is used. */
export function Organization() {
  const { say, figure, duration } = useLanguage();
  const nameOf = useCountryName();
  const { may } = useSession();
  const [editing, setEditing] = useState(false);
  const organization = useQuery({ queryKey: ['organization'], queryFn: () => ask('GET /organization', {}) });
  const change = useChange('organization', (body: Asked<'PATCH /organization'>['body']) => ask('PATCH /organization', { body }), () => setEditing(false));
  return (
    <section className="panel">
      <h2>{say('organization')} {may('settings:write') && <button type="button" onClick={() => setEditing(true)}>{say('edit')}</button>}</h2>
      <Answered to={organization}>
        {({ organization: { name, id, defaultCountry, alertObjectives, eventsThisMonth, monthlyEventLimit, createdAt } }) => (
          <>
            <dl className="facts wide-names">
              <div><dt>{say('name')}</dt><dd>{name}</dd></div>
              <div><dt>{say('defaultCountry')}</dt><dd>{defaultCountry ? nameOf(defaultCountry) : '–'} <span className="quiet small">{say('defaultCountryHint')}</span></dd></div>
              <div><dt>{say('eventsThisMonth')}</dt><dd>{figure(eventsThisMonth)} <span className="quiet">{monthlyEventLimit === null ? say('noLimit') : say('ofLimit', { n: monthlyEventLimit })}</span></dd></div>
              <div><dt>{say('alertObjectives')}</dt><dd className="objectives">{worstFirst.map((severity) => <span key={severity}><Severity of={severity} /> {duration(alertObjectives[severity] * 60)}</span>)}</dd></div>
              <div><dt>{say('created')}</dt><dd><Moment at={createdAt} as="day" /></dd></div>
              <div><dt>Id</dt><dd className="mono">{id}</dd></div>
            </dl>
            {editing && (
              <Dialog title={say('organization')} onClose={() => setEditing(false)}>
                <form
                  onSubmit={(event) => {
                    const value = valuesOf(event);
                    change.mutate({ name: value('name'), defaultCountry: value('country') || null, alertObjectives: Object.fromEntries(severities.map((severity) => [severity, Number(value(severity))])) });
                  }}
                >
                  <label>{say('name')}<input name="name" defaultValue={name} required autoFocus maxLength={200} /></label>
                  <label>{say('defaultCountry')}<input name="country" defaultValue={defaultCountry ?? ''} maxLength={2} pattern="[A-Za-z]{2}" /></label>
                  <fieldset>
                    <legend>{say('alertObjectives')}</legend>
                    <p className="quiet small">{say('alertObjectivesHint')}</p>
                    {worstFirst.map((severity) => <label key={severity}>{say(severity)}<input type="number" name={severity} defaultValue={alertObjectives[severity]} required min={1} max={MOST_MINUTES} /></label>)}
                  </fieldset>
                  {change.error && <Failed error={change.error} />}
                  <button type="submit" className="primary" disabled={change.isPending}>{say('save')}</button>
                </form>
              </Dialog>
            )}
          </>
        )}
      </Answered>
    </section>
  );
}
