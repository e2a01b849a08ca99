import { dimensions } from '@app/domain';
import type { Notice } from '../delivery/announce.js';
import { shorten } from '../delivery/shorten.js';
import type { Cycle } from './write-cycles.js';

/** What endpoints are told of every cycle; asked for by hardly anybody, so it is looked for beforehand. */
export const scoredTypes = ['entity.scored', 'identity.scored'] as const;

const LONGEST_ID = 256;

/** In our words and in those of Dregs: an endpoint gets what it asked for. */
export function scoredNotices({ entityId, organizationId, cycle, cause, changed, analysis: { scores } }: Cycle, { externalId, type }: { externalId: string | null; type: string }, at: Date): Notice[] {
  const id = shorten(externalId ?? entityId, LONGEST_ID);
  const shown = Object.fromEntries(dimensions.map((dimension) => [dimension, scores[dimension] && { value: scores[dimension].value, confidence: scores[dimension].confidence }]));
  const whole = Object.fromEntries(dimensions.map((dimension) => [dimension, scores[dimension] && Math.round(scores[dimension].value)]));
  const notice = (name: string, data: object): Notice => ({ type: name, about: { entityId }, organizationId, body: JSON.stringify({ type: name, timestamp: at.toISOString(), data }) });
  return [notice('entity.scored', { entity: { id: entityId, externalId: id, type }, cycle, cause, changed, scores: shown }), notice('identity.scored', { identityId: id, scores: whole })];
}
