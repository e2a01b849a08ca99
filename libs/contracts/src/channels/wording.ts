import type { ReadNotice } from './define-channel.js';

/** A notice in words, for people. */
export interface Wording {
  readonly title: string;
  readonly lines: readonly string[];
}

const titles: Readonly<Record<string, string>> = {
  'alert.opened': 'Alert',
  'alert.acknowledged': 'Alert acknowledged',
  'alert.resolved': 'Alert resolved',
  'alert.reopened': 'Alert reopened',
  'rule.triggered': 'Rule triggered',
  'endpoint.test': 'Test',
};

/** Whatever a notice says of whom, why and by whom, whichever type it is: a new type needs no words of its own. */
export function wordingOf({ type, data }: ReadNotice): Wording {
  const severity = textAt(data, 'severity') ?? textAt(data, 'rule', 'severity');
  const name = textAt(data, 'ruleName') ?? textAt(data, 'rule', 'name');
  const whom = textAt(data, 'entity', 'externalId') ?? textAt(data, 'identityId') ?? textAt(data, 'device', 'deviceId') ?? textAt(data, 'url');
  const title = `${titles[type] ?? type}${severity ? ` (${severity})` : ''}${name ? `: ${name}` : ''}${whom ? ` – ${whom}` : ''}`;
  const reasons = Array.isArray(data['reasons']) ? data['reasons'].map((reason) => textAt(reason, 'because')) : [];
  const by = textAt(data, 'by');
  const lines = [textAt(data, 'because'), textAt(data, 'reason'), textAt(data, 'message'), ...reasons.map((reason) => reason && `• ${reason}`), by && `By ${by}.`, textAt(data, 'note')];
  return { title, lines: lines.filter((line) => typeof line === 'string' && line !== '') as string[] };
}

function textAt(value: unknown, ...path: readonly string[]): string | null {
  const [name, ...rest] = path;
  if (name === undefined) return typeof value === 'string' ? value : null;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? textAt((value as Record<string, unknown>)[name], ...rest) : null;
}
