import type { ScoreCondition, Scores, Standing } from '@app/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunningRule } from '../rules/running-rules.js';
import { RuleTally } from '../rules/rule-tally.js';
import { runningRule } from '../rules/running-rule.sample.js';
import { type Case, judge as judgeIn } from './judge.js';

const judge = (one: Case, rules: readonly RunningRule[]) => judgeIn(one, rules, { at: 0, lists: new Map(), tally: new RuleTally() });
const below = (threshold: number, id = 'below'): RunningRule => runningRule({ id, name: `Humanity below ${threshold}`, conditions: [{ dimension: 'HUMANITY', operator: 'lt', threshold } satisfies ScoreCondition] });
const scoresOf = (humanity: number | null): Scores => ({
  HUMANITY: humanity === null ? null : { value: humanity, confidence: 0.6, prior: 70 },
  AUTHENTICITY: null,
  UNIQUENESS: null,
  BEHAVIOR: null,
});
const somebody = (values: readonly (number | null)[], openAlerts: Record<string, string> = {}, from = 1): Case => ({
  entityId: 'ana',
  organizationId: 'acme',
  state: {
    organizationId: 'acme',
    entity: { id: 'ana', externalId: null, type: 'person', status: 'active', countryCode: 'AR', taxId: null, createdAt: 0, attributes: {} },
    scores: scoresOf(null), observations: {}, badges: [], isDisregarded: false,
  },
  cycles: values.map((value, n) => ({ cycle: from + n, scores: scoresOf(value), observations: {} })),
  openAlerts: new Map(Object.entries(openAlerts)),
  standings: new Map(),
  disregarded: false,
});

/** Cycles at which alerts open and end, as `2-5`; `2-` is open still, `-3` was open before. */
function told(one: Case, rules: readonly RunningRule[]): string[] {
  const { openings, endings } = judge(one, rules);
  return [
    ...endings.map(({ endedBy }) => `-${endedBy.cycle}`),
    ...openings.map(({ openedBy, endedBy }) => `${openedBy.cycle}-${endedBy?.cycle ?? ''}`),
  ];
}

describe('judge', () => {
  it.each<[string, (number | null)[], 'open' | 'closed', string[]]>([
    ['nothing holds', [80, 60], 'closed', []],
    ['the latest cycle holds', [80, 20], 'closed', ['2-']],
    ['it goes on holding', [20, 15, 10], 'closed', ['1-']],
    ['it held between two batches and ended before the second was judged', [80, 20, 80], 'closed', ['2-3']],
    ['it held twice', [20, 80, 20], 'closed', ['1-2', '3-']],
    ['it holds while its alert is open', [20, 10], 'open', []],
    ['it stops holding', [20, 80], 'open', ['-2']],
    ['it stops holding and begins again', [80, 20], 'open', ['-1', '2-']],
    ['the score is lost, and with it what the alert rests on', [null], 'open', ['-1']],
    ['there is no score', [null], 'closed', []],
  ])('%s: cycles %j with the alert %s', (_story, values, alert, expected) => {
    expect(told(somebody(values, alert === 'open' ? { below: 'alert' } : {}), [below(30)])).toEqual(expected);
  });

  it('names the figures at which a rule began and stopped to hold', () => {
    const { openings } = judge(somebody([20, 80]), [below(30)]);
    expect(openings[0]?.openedBy.because).toBe('HUMANITY is 20, below 30.');
    expect(openings[0]?.endedBy?.because).toBe('HUMANITY is 80, not below 30.');
    const { endings } = judge(somebody([80], { below: 'alert' }), [below(30)]);
    expect(endings).toMatchObject([{ alertId: 'alert', endedBy: { because: 'HUMANITY is 80, not below 30.' } }]);
  });

  it('ends what is open about a disregarded entity, and opens nothing', () => {
    const { openings, endings } = judge({ ...somebody([80, 20], { below: 'alert' }), disregarded: true }, [below(30), below(50, 'wider')]);
    expect(openings).toEqual([]);
    expect(endings).toMatchObject([{ alertId: 'alert', endedBy: { cycle: 2, because: 'The entity is disregarded.' } }]);
  });

  it.each<[string, Partial<RunningRule>, string[]]>([
    ['another type', { targetEntityTypes: ['company'] }, ['alert']],
    ['another country', { countries: ['BR'] }, ['alert']],
    ['those about whom it is open', { targetEntityTypes: ['person'], countries: ['AR'] }, []],
    ['another type, of another organization', { targetEntityTypes: ['company'], organizationId: 'other' }, []],
    ['another type, and in shadow, where nobody is told anything', { targetEntityTypes: ['company'], status: 'shadow' }, []],
    ['another type, and events, of which an alert is for people to resolve', { targetEntityTypes: ['company'], asksAboutAnEvent: true }, []],
  ])('ends what is open about somebody when its rule is about %s', (_whom, says, expected) => {
    const { openings, endings } = judge(somebody([20], { below: 'alert' }), [{ ...below(30), ...says }]);
    expect(openings).toEqual([]);
    expect(endings.map(({ alertId, endedBy }) => `${alertId}: ${endedBy.because}`)).toEqual(expected.map((id) => `${id}: The rule is not about this entity any more.`));
  });

  it('asks every rule of the organization, and none of another', () => {
    const rules = [below(30), below(50, 'wider'), { ...below(30, 'strange'), organizationId: 'other' }];
    expect(judge(somebody([20]), rules).openings.map(({ rule }) => rule.id)).toEqual(['below', 'wider']);
  });

  it('comes to the same end in however many batches the cycles are judged', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(null));
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 12 }), fc.boolean(), fc.nat(), (values, wasOpen, cut) => {
        const rule = below(50);
        const before: Record<string, string> = wasOpen ? { below: 'before' } : {};
        const at = 1 + (cut % (values.length - 1));
        const whole = told(somebody(values, before), [rule]);

        const first = judge(somebody(values.slice(0, at), before), [rule]);
        const isOpenAfter = first.openings.some(({ endedBy }) => endedBy === null) || (wasOpen && first.endings.length === 0);
        const second = judge(somebody(values.slice(at), isOpenAfter ? { below: 'between' } : {}, at + 1), [rule]);
        const opened = (judged: typeof first) => judged.openings.map(({ openedBy }) => openedBy.cycle);
        const ended = (judged: typeof first) => [...judged.endings.map(({ endedBy }) => endedBy.cycle), ...judged.openings.flatMap(({ endedBy }) => endedBy?.cycle ?? [])];
        const parts = (text: string) => text.split('-').map(Number);
        expect([...opened(first), ...opened(second)]).toEqual(whole.map((text) => parts(text)[0]).filter(Boolean));
        expect([...ended(first), ...ended(second)]).toEqual(whole.map((text) => parts(text)[1]).filter(Boolean));
      }),
    );
  });

  it('has one open alert at most, which is open exactly while the rule holds, and finds nothing to do twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 }), fc.boolean(), (values, wasOpen) => {
        const one = somebody(values, wasOpen ? { below: 'before' } : {});
        const { openings, endings } = judge(one, [below(50)]);
        const open = openings.filter(({ endedBy }) => endedBy === null).length + (wasOpen ? 1 - endings.length : 0);
        const holds = (values.at(-1) ?? 0) < 50;
        expect(open).toBe(holds ? 1 : 0);
        expect(told({ ...one, cycles: one.cycles.slice(-1), openAlerts: new Map(holds ? [['below', 'now']] : []) }, [below(50)])).toEqual([]);
      }),
    );
  });

  describe('of a rule with delays', () => {
    const patient = { ...below(30), openAfterSeconds: 60, closeAfterSeconds: 120 };
    /** What happens as time goes by: a score, and the second at which somebody looks. */
    const story = (looks: readonly (readonly [second: number, humanity: number])[], rule: RunningRule = patient): string[] => {
      let alert: string | undefined;
      let standings = new Map<string, Standing>();
      return looks.flatMap(([second, humanity]) => {
        const one = { ...somebody([humanity], alert === undefined ? {} : { below: alert }), standings };
        const judged = judgeIn(one, [rule], { at: second * 1_000, lists: new Map(), tally: new RuleTally() });
        if (judged.endings.length > 0) alert = undefined;
        if (judged.openings.length > 0) alert = 'alert';
        const [change] = judged.standings;
        standings = new Map(change?.standing ? [['below', change.standing]] : []);
        return [...judged.endings.map(() => `ends at ${second}`), ...judged.openings.map(() => `opens at ${second}`)];
      });
    };

    it.each<[string, string[], (readonly [number, number])[]]>([
      ['it holds for long enough', ['opens at 70'], [[10, 20], [40, 20], [70, 20]]],
      ['it holds for a moment', [], [[10, 20], [40, 80], [80, 20], [120, 20]]],
      ['nobody looked while it did', ['opens at 500'], [[10, 20], [500, 20]]],
      ['it ceases for a moment', ['opens at 70'], [[10, 20], [70, 20], [100, 80], [200, 20], [400, 20]]],
      ['it ceases for long enough', ['opens at 70', 'ends at 220'], [[10, 20], [70, 20], [100, 80], [220, 80], [300, 80]]],
      ['it holds again after its alert was due to end', ['opens at 70', 'ends at 400', 'opens at 470'], [[10, 20], [70, 20], [100, 80], [400, 20], [470, 20]]],
    ])('%s: %j', (_story, expected, looks) => {
      expect(story(looks)).toEqual(expected);
    });

    it('ends the old alert and opens another one, where it held again after the old one was due to end', () => {
      expect(story([[10, 20], [100, 80], [400, 20]], { ...patient, openAfterSeconds: 0 })).toEqual(['opens at 10', 'ends at 400', 'opens at 400']);
    });

    it.each<[string, RunningRule]>([
      ['does not run any more', below(30, 'another')],
      ['has no delays any more', below(30)],
      ['is in shadow by now', { ...patient, status: 'shadow' }],
      ['is not about her any more', { ...patient, targetEntityTypes: ['company'] }],
    ])('forgets what was noted of one that %s: as long as nobody asks it, it does not hold', (_why, rule) => {
      const one = { ...somebody([20]), standings: new Map<string, Standing>([['below', { is: 'waiting', holdsSince: 0 }]]) };
      expect(judge(one, [rule]).standings).toEqual([{ entityId: 'ana', ruleId: 'below', standing: null, dueAt: null }]);
    });
  });
});
