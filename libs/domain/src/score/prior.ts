import type { Dimension } from './dimension.js';

/** Where a score starts, and how much evidence it takes to move it. */
export interface Prior {
  /** 0..1, in whole hundredths: contributions are told in cents, and so must the start be. */
  readonly value: number;
  /** As much as this many weighted, fully confident observations. */
  readonly strength: number;
}

/**
 * Most people are who they say they are, so everybody starts in the upper part of the scale and evidence has to pull them
 * down: starting at 50 would let a rule "below 60" fire on people about whom we merely know little. Nobody starts at the
 * top either, or good evidence could not be told from none.
 *
 * A strength of one half lets one strong observation (weight 2, confidence 0.85) decide three quarters of the score, which
 * is what it takes for a headless browser to come out below 30 at its first event, and an account farm below 50.
 */
export const priors: Readonly<Record<Dimension, Prior>> = {
  // Agents and timing are seen from the first event on, and machines are the commonest guests of a public API.
  HUMANITY: { value: 0.7, strength: 0.5 },
  // Most entities come with one identifier and nothing else to check.
  AUTHENTICITY: { value: 0.7, strength: 0.5 },
  // A second account is rarer than a bot or a false name.
  UNIQUENESS: { value: 0.8, strength: 0.5 },
  // An account taken over is the rarest of the four, and the one where a false alarm hurts the victim.
  BEHAVIOR: { value: 0.8, strength: 0.5 },
};
