import { describe, expect, it } from 'vitest';
import { dimensions, evaluationModes, roles, severities } from '../../apps/console/src/asking/vocabulary.js';
import { texts } from '../../apps/console/src/language/texts.js';
import { sourcesIn, textOf } from './sources.js';

const blanksOf = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join();

describe('what the console says', () => {
  it('has the same blanks in both languages', () => {
    expect(Object.entries(texts).filter(([, [english, spanish]]) => blanksOf(english) !== blanksOf(spanish)).map(([name]) => name)).toEqual([]);
  });

  it('has one name each: of two in different files the last would win unnoticed', () => {
    const names = sourcesIn('apps/console/src/language').filter((path) => path.endsWith('texts.ts')).flatMap((path) => [...textOf(path).matchAll(/^ {2}'?([\w.]+)'?: \[/gm)].map(([, name]) => name));
    expect(names.length).toBeGreaterThan(200);
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
  });

  it('is said somewhere', () => {
    const sources = sourcesIn('apps/console/src').filter((path) => !path.endsWith('texts.ts')).map(textOf).join('\n');
    const words: readonly string[] = [...dimensions, ...roles, ...severities, ...evaluationModes];
    expect(Object.keys(texts).filter((name) => !words.includes(name) && !sources.includes(`'${name}'`) && !sources.includes(`"${name}"`))).toEqual([]);
  });

  it('writes numbers and moments as its own language does, whatever the browser speaks', () => {
    const browsers = /\.toLocale\w*\(|new Intl\.\w+\((?!language\b)/;
    const lines = sourcesIn('apps/console/src').flatMap((path) => textOf(path).split('\n').map((line) => `${path}: ${line.trim()}`));
    expect(lines.filter((line) => line.includes('new Intl.')).length).toBeGreaterThan(3);
    expect(lines.filter((line) => browsers.test(line))).toEqual([]);
    // Written by hand, a number has the point of English. Keys of places on the map are read by nobody.
    expect(lines.filter((line) => line.includes('.toFixed(')).map((line) => line.split(':')[0])).toEqual(['apps/console/src/map/world-map.tsx']);
  });
});
