import './alerts.css';
import { Link } from 'wouter';
import { Severity } from '../pieces/severity.js';
import { Age, type Alert, Status, titleOf } from './alert-shown.js';

/** A few alerts beside something else. */
export function AlertList({ alerts }: { readonly alerts: readonly Alert[] }) {
  return (
    <ul className="list">
      {alerts.map((alert) => (
        <li key={alert.id}>
          <Link href={`/alerts/${alert.id}`}>{titleOf(alert)}</Link>
          <span><Severity of={alert.severity} /><Status of={alert.status} /></span>
          <Age of={alert} />
        </li>
      ))}
    </ul>
  );
}
