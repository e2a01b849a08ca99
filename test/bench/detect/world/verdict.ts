import { type Dimension, dimensions, priors } from '@app/domain';
import { type Attack, attackDimensions, type Role, type Truth } from '../../../support/world/event.js';
import { auc } from '../measures.js';
import type { Low, Lows } from './lowest.js';

export const CUT_OFF = 30;
const AIMED_AUC = 0.97;
const AIMED_SHARE = 0.005;

export interface AttackVerdict {
  readonly attack: Attack;
  readonly dimension: Dimension;
  readonly people: number;
  readonly auc: number;
  readonly median: number;
  /** The share of them below the cut-off. */
  readonly caught: number;
  readonly reached: boolean;
  /** Those who were taken for harmless. */
  readonly missed: readonly Accused[];
}

export interface DimensionVerdict {
  readonly dimension: Dimension;
  readonly people: number;
  readonly below: number;
  readonly share: number;
  readonly below60: number;
  readonly reached: boolean;
  readonly byKind: Readonly<Record<string, number>>;
  readonly worst: readonly Accused[];
}

export interface Accused extends Partial<Low> {
  readonly externalId: string;
  readonly kind: string;
}

/** Without a score nobody is suspected: it counts as the prior. */
const valueOf = (low: Low | undefined, dimension: Dimension): number => low?.value ?? priors[dimension].value * 100;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/**
 * The unit is a person. Who is under attack counts with the lowest score from the first to the last event of the attack;
 * who is ordinary with the lowest of all their cycles, so that one false alarm in weeks is one.
 */
export function judgeAttacks(truths: readonly Truth[], ever: ReadonlyMap<string, Lows>, underAttack: ReadonlyMap<string, Lows>): AttackVerdict[] {
  const ordinary = truths.filter(({ role, externalId }) => role === 'ordinary' && ever.has(externalId));
  return (Object.keys(attackDimensions) as Attack[]).map((attack) => {
    const dimension = attackDimensions[attack];
    const hit = truths.filter((truth) => truth.attack === attack && underAttack.has(truth.externalId));
    const own = hit.map(({ externalId, kind }) => ({ externalId, kind, ...underAttack.get(externalId)?.[dimension], value: valueOf(underAttack.get(externalId)?.[dimension], dimension) }));
    const area = auc([
      ...own.map(({ value }) => ({ risk: -value, isBad: true })),
      ...ordinary.map(({ externalId }) => ({ risk: -valueOf(ever.get(externalId)?.[dimension], dimension), isBad: false })),
    ]);
    return {
      attack, dimension, people: own.length, auc: area, median: median(own.map(({ value }) => value)),
      caught: own.filter(({ value }) => value < CUT_OFF).length / own.length,
      reached: area >= AIMED_AUC,
      missed: own.toSorted((one, other) => other.value - one.value).slice(0, 4),
    };
  });
}

/** How those of one role ever looked. A `target` is somebody whom strangers tried to rob: low scores for that moment are no false alarm. */
export function judgePeople(role: Role, truths: readonly Truth[], ever: ReadonlyMap<string, Lows>): DimensionVerdict[] {
  const those = truths.filter((truth) => truth.role === role && ever.has(truth.externalId));
  return dimensions.map((dimension) => {
    const own = those.map(({ externalId, kind }) => ({ externalId, kind, ...ever.get(externalId)?.[dimension], value: valueOf(ever.get(externalId)?.[dimension], dimension) }));
    const below = own.filter(({ value }) => value < CUT_OFF);
    const byKind: Record<string, number> = {};
    for (const { kind } of below) byKind[kind] = (byKind[kind] ?? 0) + 1;
    return {
      dimension, people: own.length, below: below.length, share: below.length / own.length,
      below60: own.filter(({ value }) => value < 60).length / own.length,
      reached: below.length / own.length < AIMED_SHARE,
      byKind,
      worst: own.toSorted((one, other) => one.value - other.value).slice(0, 12),
    };
  });
}
