import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dimensions } from '../score/dimension.js';
import { scoreOf } from '../score/score-of.js';
import { facts, type Facts } from '../facts/catalogue.js';
import { statedDevice } from '../device/stated-device.js';
import { type AnalyzerCode, analyzers, isAnalyzerCode, nearestAnalyzerCode, type AnyAnalyzer } from './catalogue.js';
import { defineAnalyzer, observe, silent } from './define-analyzer.js';

const judged = (analyzer: AnyAnalyzer, given: Partial<Facts>) => analyzer.judge(given as Facts);

describe.each(analyzers.map((analyzer): [string, AnyAnalyzer] => [analyzer.code, analyzer]))('%s', (_, analyzer) => {
  it.each(analyzer.examples.map((example) => [example.name, example] as const))('%s', (_, { given, says }) => {
    const judgement = judged(analyzer, given);
    if (says === 'silent') return expect(judgement).toBeNull();
    if ('below' in says) expect(judgement?.value).toBeLessThan(says.below);
    else expect(judgement?.value).toBeGreaterThan(says.above);
    expect(judgement?.confidence).toBeGreaterThan(0);
    expect(judgement?.because).toMatch(/^\S.*\.$/);
  });

  it('shows itself speaking badly, and silent or fine', () => {
    const speaksBadly = analyzer.examples.filter(({ says }) => says !== 'silent' && 'below' in says && says.below < 0.5);
    const holdsBack = analyzer.examples.filter(({ says }) => says === 'silent' || ('above' in says && says.above >= 0.5));
    expect(speaksBadly).not.toHaveLength(0);
    expect(holdsBack).not.toHaveLength(0);
  });

  it(`does not deserve the complaint: ${analyzer.complaint.says}`, () => {
    const judgement = judged(analyzer, analyzer.complaint.given);
    const score = judgement && scoreOf(analyzer.dimension, [{ ...judgement, weight: analyzer.weight }])?.score;
    expect(score?.value ?? 100).toBeGreaterThan(60);
  });

  it('is given what it needs, and nothing else, in its examples', () => {
    const needed = [...analyzer.needs].sort();
    for (const { given } of [...analyzer.examples, analyzer.complaint]) expect(Object.keys(given).sort()).toEqual(needed);
  });
});

describe('the catalogues', () => {
  it('list every analyzer on disk', () => {
    const onDisk = dimensions.flatMap((dimension) => {
      const folder = dimension.toLowerCase();
      const files = readdirSync(new URL(folder, import.meta.url)).filter((file) => file.endsWith('.analyzer.ts'));
      return files.map((file) => `${folder}.${file.replace('.analyzer.ts', '')}`);
    });
    expect(analyzers.map(({ code }) => code as string).sort()).toEqual(onDisk.sort());
  });

  it('list every fact on disk, under its name', () => {
    const files = readdirSync(new URL('../facts', import.meta.url)).filter((file) => file.endsWith('.fact.ts'));
    const onDisk = files.map((file) => file.replace('.fact.ts', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
    expect(Object.keys(facts).sort()).toEqual(onDisk.sort());
  });

  it('ask for every fact that is defined', () => {
    const needed = new Set(analyzers.flatMap(({ needs }): readonly string[] => needs));
    expect([...needed].sort()).toEqual(Object.keys(facts).sort());
  });

  it('recognise a code, and know what was meant by another', () => {
    expect(isAnalyzerCode('uniqueness.shared-device')).toBe(true);
    expect(nearestAnalyzerCode('uniqueness.shared-devise')).toBe('uniqueness.shared-device');
  });
});

describe('what somebody says of himself', () => {
  const nothing = statedDevice({}, null);
  it.each<[AnalyzerCode, string, (text: string) => Partial<Facts>]>([
    ['humanity.user-agent', 'curl/', (agent) => ({ userAgents: [{ agent, events: 8 }] })],
    ['humanity.device-capability', 'Emulator ', (model) => ({ statedDevices: [{ ...nothing, model }] })],
    ['authenticity.name', 'asdfgh', (name) => ({ profile: { type: 'person', fields: { FULL_NAME: name }, changes: {} } })],
  ])('is cut by %s without halving a character, since no alert could be kept with half of one', (code, begins, given) => {
    const analyzer = analyzers.find((one) => one.code === code) as AnyAnalyzer;
    const told = Array.from({ length: 90 }, (_, n) => judged(analyzer, given(`${begins}${'qwrt'.repeat(25).slice(0, n)}😀${'qwrt'.repeat(30)}`))?.because ?? '');
    expect(told.filter((because) => because.includes('😀'))).not.toEqual([]);
    expect(JSON.stringify(told)).not.toContain('\\ud');
  });
});

describe('observe', () => {
  it('keeps value and confidence between 0 and 1, to four decimals', () => {
    expect(observe({ value: 1.2, confidence: -0.1, because: 'So.' })).toEqual({ value: 1, confidence: 0, because: 'So.' });
    expect(observe({ value: 1 / 3, confidence: 0.5, because: 'So.' }).value).toBe(0.3333);
  });
});

describe('defineAnalyzer', () => {
  it('lets judge see the facts in needs, and refuses the others at compile time', () => {
    const analyzer = defineAnalyzer({
      code: 'behavior.test',
      title: 'A test',
      dimension: 'BEHAVIOR',
      weight: 1,
      needs: ['failedLogins1h'],
      // @ts-expect-error `devices` is not in `needs`
      judge: ({ failedLogins1h, devices }) => (failedLogins1h > 0 && devices ? silent : silent),
      complaint: { says: 'None.', given: { failedLogins1h: 0 } },
      examples: [{ name: 'none', given: { failedLogins1h: 0 }, says: 'silent' }],
    });
    expect(analyzer.needs).toEqual(['failedLogins1h']);
  });
});

describe('the domain', () => {
  it('decides nothing by the clock or by chance', () => {
    const root = new URL('..', import.meta.url);
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
    for (const file of sources) {
      expect(readFileSync(new URL(file, root), 'utf8'), file).not.toMatch(/Date\.now\(|new Date\(\)|Math\.random\(/);
    }
  });
});
