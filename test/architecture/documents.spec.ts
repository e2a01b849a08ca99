import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkConditions, eventTypes } from '@app/domain';
import { errorTable } from '@app/platform';
import { documentText } from '../../apps/api/src/reference/document/document.js';
import { errorsText } from '../../apps/api/src/reference/document/errors-text.js';
import { rulesPage } from '../../tools/rules-page.js';
import { sourcesIn, specsIn, textOf } from './sources.js';

const listed = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name as string).sort();

describe('the documents say what the code does', () => {
  it('docs/errors.md and docs/openapi.json are what `npm run docs` writes', () => {
    expect(textOf('docs/errors.md')).toBe(errorsText());
    expect(textOf('docs/openapi.json')).toBe(documentText());
  });

  it('the tables of docs/rules.md are what `npm run docs` writes, and its examples are rules', () => {
    const page = textOf('docs/rules.md');
    expect(rulesPage(page)).toBe(page);
    const examples = [...page.matchAll(/```(json|cel)\n([^]*?)```/g)].map(([, form, text = '']) => (form === 'json' ? (JSON.parse(text) as unknown) : text));
    expect(examples.length).toBeGreaterThan(5);
    expect(examples.map((example) => checkConditions(example)).filter((checked) => 'mistakes' in checked)).toEqual([]);
  });

  it('every error is provoked by a test', () => {
    const tests = specsIn('apps', 'libs', 'test').map(textOf).join('\n');
    expect(Object.keys(errorTable).filter((code) => !new RegExp(`\\b${code}\\b`).test(tests))).toEqual([]);
  });

  it('every variable stands in .env.example with its sentence, and nothing else does', () => {
    const example = textOf('.env.example');
    const variables = sourcesIn('apps', 'libs')
      .filter((path) => path.endsWith('/env.ts'))
      .flatMap((path) => [...textOf(path).matchAll(/\/\*\* (.+?) \*\/\n {2}([A-Z][A-Z_]+):/g)].map(([, sentence, name]) => ({ sentence, name })));
    for (const { sentence, name } of variables) expect(example, name).toMatch(new RegExp(`^# ${escaped(sentence as string)}\n#? ?${name}=`, 'm'));
    expect(listed(example, /^#? ?([A-Z][A-Z_]+)=/gm)).toEqual([...new Set(variables.map(({ name }) => name))].concat('LOG_LEVEL').sort());
  });

  it('every event type stands in docs/event-types.md', () => {
    const page = textOf('docs/event-types.md');
    expect(listed(page, /^\| `(\w+)` \|/gm)).toEqual(eventTypes.map(({ code }) => code).sort());
  });

  it('every dependency is explained in docs/dependencies.md', () => {
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>;
    const page = textOf('docs/dependencies.md');
    expect(listed(page, /^\| `([^`]+)` \|/gm)).toEqual([...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})].sort());
  });

  it('every file that the README points to exists', () => {
    for (const path of listed(textOf('README.md'), /\]\(((?!http)[^)#]+)[^)]*\)/g)) expect(existsSync(path), path).toBe(true);
  });

  it('the image starts with the options of npm start', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const command = JSON.parse(/^CMD (.+)$/m.exec(textOf('docker/Dockerfile'))?.[1] ?? '[]') as string[];
    expect(command.join(' ')).toBe(scripts['start']?.split(' && ').at(-1));
  });

  it('the lock file carries no download address', () => {
    expect(textOf('package-lock.json')).not.toContain('"resolved": "http');
  });
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
