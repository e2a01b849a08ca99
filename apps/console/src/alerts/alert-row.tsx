import { memo } from 'react';
import { Link } from 'wouter';
import { useSay } from '../language/language.js';
import { useTold } from '../language/reasons/use-told.js';
import { Severity } from '../pieces/severity.js';
import { EVERY } from './use-alert-filters.js';
import { Age, type Alert, Status, titleOf } from './alert-shown.js';

interface Props {
  readonly alert: Alert;
  readonly chosen: boolean;
  /** Null where nobody may act. */
  readonly onChoose: ((id: string) => void) | null;
}

export const AlertRow = memo(function AlertRow({ alert, chosen, onChoose }: Props) {
  const say = useSay();
  const told = useTold();
  const { id, entityId, assignee, because, severity, status, snapshot } = alert;
  return (
    <tr className={chosen ? 'chosen' : undefined}>
      {onChoose && <td className="box"><input type="checkbox" checked={chosen} onChange={() => onChoose(id)} aria-label={`${say('select')}: ${titleOf(alert)}, ${snapshot.entity.externalId}`} /></td>}
      <td className="wide"><Severity of={severity} /></td>
      <td className="what"><Link href={`/alerts/${id}`} data-row="" data-alert={id} className="open"><span className="narrow"><Severity of={severity} /></span>{titleOf(alert)}<small>{told.ruling(because)}</small></Link></td>
      <td className="clip"><Link href={`/entities/${entityId}`}>{snapshot.entity.externalId}</Link></td>
      <td className="clip wide">{assignee !== null ? <Link href={`/alerts?${new URLSearchParams({ status: EVERY, assignee })}`}>{assignee}</Link> : <span className="quiet">–</span>}</td>
      <td className="wide"><Status of={status} /></td>
      <td className="end"><Age of={alert} /></td>
    </tr>
  );
});

interface HeadProps {
  readonly all: { readonly chosen: boolean; readonly onChoose: () => void } | null;
}

export function AlertTableHead({ all }: HeadProps) {
  const say = useSay();
  return (
    <thead>
      <tr>
        {all && <th scope="col" className="box"><input type="checkbox" checked={all.chosen} onChange={all.onChoose} aria-label={say('selectAll')} /></th>}
        <th scope="col" className="wide">{say('severity')}</th>
        <th scope="col">{say('alert')}</th>
        <th scope="col">{say('person')}</th>
        <th scope="col" className="wide">{say('assignee')}</th>
        <th scope="col" className="wide">{say('status')}</th>
        <th scope="col" className="end">{say('waitsFor')}</th>
      </tr>
    </thead>
  );
}
