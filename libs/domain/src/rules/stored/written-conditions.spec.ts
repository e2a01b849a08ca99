import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimensions } from '../../score/dimension.js';
import { asksAboutAnEvent, type CheckedRule, type CompiledRule } from '../check-rule.js';
import { evaluateRule } from '../evaluate.js';
import { exampleCase } from '../example-case.js';
import { holds, scoreOperators } from '../score-condition.js';
import { becauseOf } from './because.js';
import { scoreConditionsOf } from './score-questions.js';
import { stateCase } from './state-case.js';
import { checkConditions } from './written-conditions.js';

function fine(checked: CheckedRule): CompiledRule {
  if ('mistakes' in checked) throw new Error(JSON.stringify(checked.mistakes));
  return checked.rule;
}

const score = fc.option(fc.record({ value: fc.integer({ min: 0, max: 100 }), confidence: fc.constantFrom(0, 0.3, 0.6, 1), prior: fc.constant(70) }));
const condition = fc.record(
  { dimension: fc.constantFrom(...dimensions, 'ANY' as const), operator: fc.constantFrom(...scoreOperators), threshold: fc.integer({ min: 0, max: 100 }), minConfidence: fc.constantFrom(0, 0.3, 0.6, 1) },
  { requiredKeys: ['dimension', 'operator', 'threshold'] },
);

describe('conditions on scores', () => {
  it('say as a tree what they say as a list, for whatever scores', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 6 }), fc.record({ HUMANITY: score, AUTHENTICITY: score, UNIQUENESS: score, BEHAVIOR: score }), (conditions, scores) => {
        const answer = evaluateRule(fine(checkConditions(conditions)), stateCase({ entity: null, scores, observations: {}, badges: [] }, 0));
        expect(answer.holds).toBe(holds(conditions, scores).holds);
        expect(answer.troubles).toEqual([]);
      }),
    );
  });

  it('are found in a tree, for whoever asks which thresholds there are', () => {
    const tree = { operator: 'OR', conditions: [{ field: 'scores.HUMANITY.value', operator: 'LESS_THAN', value: 30 }, { operator: 'NOT', conditions: [{ field: 'scores.BEHAVIOR.value', operator: 'gte', value: 50 }] }, { field: 'event.amount', operator: 'gt', value: 5 }] };
    expect(scoreConditionsOf(tree)).toEqual([{ dimension: 'HUMANITY', operator: 'lt', threshold: 30 }, { dimension: 'BEHAVIOR', operator: 'gte', threshold: 50 }]);
    expect(scoreConditionsOf({ cel: 'scores.HUMANITY.value < 30' })).toEqual([]);
  });
});

describe('a rule is about', () => {
  it.each<[unknown, boolean]>([
    [[{ dimension: 'ANY', operator: 'lt', threshold: 30 }], false],
    [{ cel: '"bot" in badges && entity.ageSeconds < 3600 && entity.attributes.segment == "retail"' }, false],
    [{ field: 'observations.uniqueness.shared-device.value', operator: 'lt', value: 0.5 }, false],
    [{ cel: 'entity.ageSeconds < 3600 && event.amount > 5' }, true],
    [{ field: 'metadata.amount', operator: 'gt', value: 5 }, true],
    [{ field: 'device.isBlocked', operator: 'eq', value: true }, true],
    [{ cel: 'place.country == "NL"' }, true],
    [{ cel: 'window.count([], "entity", "1h") > 5' }, true],
  ])('%j: what somebody does? %s', (conditions, does) => {
    expect(asksAboutAnEvent(fine(checkConditions(conditions)))).toBe(does);
  });
});

describe('why a rule came out as it did', () => {
  it.each<[unknown, string]>([
    [{ field: 'event.amount', operator: 'gt', value: 1_000 }, 'event.amount is 1500.5, above 1000.'],
    [{ field: 'event.country', operator: 'ne', value: 'AR' }, 'event.country is AR.'],
    [{ field: 'event.country', operator: 'eq', value: 'BR' }, 'event.country is AR, not BR.'],
    [{ field: 'event.country', operator: 'not_in', value: ['BR', 'CL'] }, 'event.country is AR, not one of ["BR","CL"].'],
    [{ field: 'event.sessionId', operator: 'eq', value: 'x' }, 'Nobody said event.sessionId.'],
    [{ field: 'scores.UNIQUENESS.value', operator: 'lt', value: 30 }, 'UNIQUENESS has no score yet.'],
    [{ operator: 'OR', conditions: [{ field: 'event.country', operator: 'eq', value: 'BR' }, { field: 'badges', operator: 'contains', value: 'bot' }] }, 'badges is ["bot","mule-account"], with bot.'],
    [{ operator: 'NOT', conditions: [{ field: 'event.country', operator: 'eq', value: 'AR' }] }, 'event.country is AR.'],
    [{ cel: 'event.amount > 1000 && event.sessionId == "x"' }, 'The text of the rule does not hold: event.amount is 1500.5, nobody said event.sessionId.'],
  ])('%j: %s', (conditions, because) => {
    expect(becauseOf(evaluateRule(fine(checkConditions(conditions)), exampleCase).conditions)).toBe(because);
  });
});
