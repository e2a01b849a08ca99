import { performance } from 'node:perf_hooks';
import { type Disturbance, disturbances, type Probe } from './disturbances.js';
import { Dice } from './load/dice.js';
import type { Scene } from './scene.js';

export interface Happened {
  readonly disturbance: Disturbance;
  readonly probe: Probe | null;
  /** Events that were acknowledged while it lasted. */
  readonly acknowledged: number;
}

/** The part of the load that belongs to one disturbance: it lasts as long as that does. */
export interface Share {
  /** Lets so much of it in, 0..1. */
  letIn(part: number): void;
  /** Resolves when so much of it is acknowledged, 0..1. */
  acknowledged(part: number): Promise<void>;
}

/** Lets the load run and disturbs it, in an order that the seed decides, whenever another share of it was acknowledged. */
export async function disturb(scene: Scene, seed: number, tell: (line: string) => void): Promise<Happened[]> {
  const { story, merchant, receiver } = scene;
  const order = new Dice(seed + 2).shuffled(disturbances);
  // One share comes before the first of them, one after the last.
  const size = Math.floor(story.events / (order.length + 2));
  const happened: Happened[] = [];
  const living = merchant.live();
  for (const [n, disturbance] of order.entries()) {
    const share: Share = {
      letIn: (part) => merchant.gate.letUpTo(size * (n + 1 + part)),
      acknowledged: (part) => merchant.acknowledged.reach(size * (n + 1 + part)),
    };
    share.letIn(0);
    await share.acknowledged(0);
    // Its worst time is the middle of the run.
    receiver.inBadMood = n >= order.length / 4 && n < (3 * order.length) / 4;
    const began = performance.now();
    const acknowledgedBefore = merchant.acknowledged.count;
    share.letIn(0.5);
    const probe = await disturbance.happen(scene, share);
    const seconds = (performance.now() - began) / 1_000;
    const acknowledged = merchant.acknowledged.count - acknowledgedBefore;
    happened.push({ disturbance, probe, acknowledged });
    tell(`after ${acknowledgedBefore} events: ${disturbance.name}; ${acknowledged} acknowledged in these ${seconds.toFixed(1)} s`);
  }
  receiver.inBadMood = false;
  merchant.gate.letUpTo(Infinity);
  await living;
  return happened;
}
