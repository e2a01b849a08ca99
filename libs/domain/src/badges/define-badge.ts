import type { AnalyzerCode } from '../analyzers/catalogue.js';
import type { Dimension } from '../score/dimension.js';

export const badgeTypes = ['GOOD', 'BAD', 'NEUTRAL'] as const;

export type BadgeType = (typeof badgeTypes)[number];

/** Something that an analyzer has seen, badly and surely enough. */
export interface ObservedSign {
  readonly code: AnalyzerCode;
  /** The observation's value is below this. */
  readonly below: number;
  /** Its confidence is at least this. */
  readonly sure: number;
}

/** A whole dimension that has come down, whichever analyzers it was. */
export interface ScoredSign {
  readonly dimension: Dimension;
  /** The score is below this, of 100. */
  readonly below: number;
  readonly sure: number;
}

export type Sign = ObservedSign | ScoredSign;

/** What the analyzers saw of somebody, and whether that raises the badge. */
export interface BadgeExample {
  readonly name: string;
  readonly seen: { readonly [Code in AnalyzerCode]?: readonly [value: number, confidence: number] };
  readonly raised: boolean;
}

/** A label that somebody carries while analyzers go on seeing what raises it. */
export interface Badge<Slug extends string = string> {
  /** Stored, and told outside: it never changes its meaning. */
  readonly slug: Slug & `${Lowercase<Dimension>}.${string}`;
  readonly name: string;
  readonly type: BadgeType;
  /** What it claims, and of whom, in one sentence. */
  readonly says: string;
  /** Any of these raises it: a sign that is enough alone, or several that come together. */
  readonly raisedBy: readonly [readonly [Sign, ...Sign[]], ...(readonly [Sign, ...Sign[]])[]];
  readonly examples: readonly [BadgeExample, ...BadgeExample[]];
}

/** Gives types and does nothing else. */
export function defineBadge<const Slug extends string>(badge: Badge<Slug>): Badge<Slug> {
  return badge;
}
