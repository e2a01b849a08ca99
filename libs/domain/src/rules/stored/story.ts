import { readMoney } from '../../money/read-money.js';
import type { Scores } from '../../score/analyze.js';
import type { CompiledRule } from '../check-rule.js';
import { evaluateRule, type RuleAnswer } from '../evaluate.js';
import type { CaseDevice, CaseEntity, CaseEvent, CasePlace, RuleCase } from '../rule-case.js';
import { countWindow } from '../windows/count-window.js';
import type { WindowEvent } from '../windows/window-value.js';
import { windowKey } from '../windows/window-request.js';
import { stateCase } from './state-case.js';

/** Events that should make a rule hit, or should not, as somebody writes them down. The last one is judged. */
export interface Story {
  readonly says: string;
  readonly entity?: Partial<Omit<CaseEntity, 'createdAt'>> & { readonly ageDays?: number };
  readonly device?: Partial<Omit<CaseDevice, 'firstSeenAt'>> & { readonly ageDays?: number };
  readonly scores?: { readonly [Dimension in keyof Scores]?: { readonly value: number; readonly confidence: number } };
  readonly badges?: readonly string[];
  readonly events: readonly StoryEvent[];
}

/** One event of a story, or several of a kind. */
export interface StoryEvent extends Partial<Omit<CaseEvent, 'id' | 'timestamp' | 'eventType' | 'amount' | 'currency'>> {
  readonly eventType: string;
  readonly minutesAgo?: number;
  /** So many, each so long before the one after it. */
  readonly times?: number;
  readonly everyMinutes?: number;
  /** Who did it, where it is somebody else. */
  readonly of?: string;
  readonly place?: Partial<CasePlace>;
}

/** A Tuesday afternoon. */
const now = Date.UTC(2026, 10, 24, 15);
const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/** Asks a rule about the last event of a story, with every window counted over the whole of it. */
export function judgeStory(rule: CompiledRule, story: Story): RuleAnswer {
  const events = story.events.flatMap((event, n) => happened(event, n, story));
  const judged = events.at(-1);
  if (judged === undefined) throw new Error(`The story "${story.says}" has no event.`);
  const windows = new Map(rule.windows.map((request) => [windowKey(request), countWindow(request, events, judged)]));
  const { entity, badges = [] } = { ...story, entity: judged.entity };
  const state = stateCase({ entity, scores: scoresOf(story), observations: {}, badges }, now);
  return evaluateRule(rule, { ...state, event: judged.event, place: judged.place, device: deviceOf(story), windows });
}

function happened({ eventType, minutesAgo = 0, times = 1, everyMinutes = 1, of, place, ...said }: StoryEvent, place_: number, story: Story): WindowEvent[] {
  const { event: nothing } = stateCase({ entity: null, scores: scoresOf(story), observations: {}, badges: [] }, now);
  const money = readMoney(said.metadata ?? null);
  return Array.from({ length: times }, (_, n) => ({
    event: { ...nothing, ...said, id: `event-${place_}-${n}`, eventType, timestamp: now - Math.round((minutesAgo + n * everyMinutes) * minuteMs), amount: money && money.cents / 100, currency: money?.currency ?? null },
    entity: entityOf(story, of),
    place: place === undefined ? null : { country: null, region: null, city: null, asn: null, networkClass: 'consumer', ...place },
  }));
}

function entityOf({ entity = {} }: Story, of: string | undefined): RuleCase['entity'] {
  const { ageDays = 365, ...said } = entity;
  return { id: 'ana', externalId: null, type: 'person', status: 'active', countryCode: 'AR', taxId: null, attributes: {}, ...said, createdAt: now - ageDays * dayMs, ...(of === undefined ? {} : { id: of }) };
}

function deviceOf({ device }: Story): RuleCase['device'] {
  if (device === undefined) return null;
  const { ageDays = 365, ...said } = device;
  return { isTrusted: false, isBlocked: false, ...said, firstSeenAt: now - ageDays * dayMs };
}

function scoresOf({ scores = {} }: Story): Scores {
  const withPrior = (score: { readonly value: number; readonly confidence: number } | undefined) => (score ? { ...score, prior: 70 } : null);
  return { HUMANITY: withPrior(scores.HUMANITY), AUTHENTICITY: withPrior(scores.AUTHENTICITY), UNIQUENESS: withPrior(scores.UNIQUENESS), BEHAVIOR: withPrior(scores.BEHAVIOR) };
}
