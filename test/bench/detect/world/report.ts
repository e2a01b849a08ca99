import type { AttackVerdict, Accused, DimensionVerdict } from './verdict.js';
import { CUT_OFF } from './verdict.js';

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 2 : 0)} %`;

export function report(attacks: readonly AttackVerdict[], ordinary: readonly DimensionVerdict[], targets: readonly DimensionVerdict[]): string {
  return [
    'attack                dimension     people  AUC    aim     median  below 30',
    ...attacks.map(({ attack, dimension, people, auc, reached, median, caught }) =>
      `${attack.padEnd(22)}${dimension.padEnd(14)}${String(people).padEnd(8)}${auc.toFixed(3)}  ${reached ? 'reached' : 'SHORT  '} ${median.toFixed(0).padStart(6)}  ${percent(caught)}`),
    '',
    `ordinary people       ever below ${CUT_OFF}     aim < 0.5 %   ever below 60`,
    ...ordinary.map(({ dimension, people, below, share, reached, below60, byKind }) =>
      `${dimension.padEnd(22)}${`${below} of ${people}, ${percent(share)}`.padEnd(22)} ${reached ? 'reached' : 'SHORT  '}       ${percent(below60)}   ${Object.entries(byKind).sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`).join(', ')}`),
    `Beside them, of those whom strangers tried, who are neither: ${targets.map(({ dimension, below, people }) => `${dimension} ${below} of ${people}`).join(', ')} below ${CUT_OFF}.`,
    '',
    ...ordinary.flatMap(({ dimension, worst }) => [`The worst ordinary people in ${dimension}:`, ...worst.filter(({ value }) => (value ?? 100) < 60).flatMap(told), '']),
    ...attacks.filter(({ caught }) => caught < 1).flatMap(({ attack, missed }) => [`The best hidden of ${attack}:`, ...missed.filter(({ value }) => (value ?? 0) >= CUT_OFF).flatMap(told), '']),
  ].join('\n');
}

const told = ({ externalId, kind, value, at, because }: Accused): string[] => [
  `  ${value?.toFixed(1)}  ${externalId}, ${kind}${at === undefined ? '' : `, ${new Date(at).toISOString()}`}`,
  ...(because ?? []).map((line) => `        ${line}`),
];
