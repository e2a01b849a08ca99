import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '@app/domain';
import { errorTable } from '@app/platform';
import { sourcesIn, textOf } from './sources.js';

const listed = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name as string).sort();

describe('the documents say what the code does', () => {
  it('every error stands in docs/errors.md with its status, sentence and way out, and nothing else does', () => {
    const page = textOf('docs/errors.md');
    for (const [code, { status, says, fix }] of Object.entries(errorTable)) {
      expect(page).toContain(`## ${code}\n\n**${status}** · ${says.replace(/[{}]/g, '`')}\n\n${fix}\n`);
    }
    expect(listed(page, /^## (\w+)$/gm)).toEqual(Object.keys(errorTable).sort());
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

  it('the lock file carries no download address', () => {
    expect(textOf('package-lock.json')).not.toContain('"resolved": "http');
  });
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
