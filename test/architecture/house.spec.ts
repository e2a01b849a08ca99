import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endpoints, queueNames } from '@app/contracts';
import { sourcesIn, textOf } from './sources.js';

const sources = sourcesIn('apps', 'libs');

describe('the house', () => {
  it('has no folder for things without a place', () => {
    const folders = new Set(sources.flatMap((path) => dirname(path).split('/')));
    for (const name of ['utils', 'util', 'common', 'shared', 'helpers', 'misc']) expect(folders).not.toContain(name);
  });

  it('names classes for what they are', () => {
    for (const path of sources) expect(textOf(path), path).not.toMatch(/^\s*(export )?(abstract )?class (\w+(Impl|Enum)|I[A-Z][a-z]\w*)\b/m);
  });

  it('tells its domain the time', () => {
    for (const path of sources.filter((name) => name.startsWith('libs/domain/'))) expect(textOf(path), path).not.toContain('new Date()');
  });

  it('has no import cycle', () => {
    const imports = new Map(sources.map((path) => [path, importsOf(path)]));
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) throw new Error(`A cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' -> ')}`);
      if (done.has(path)) return;
      for (const next of imports.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of sources) visit(path, []);
    expect(done.size).toBe(sources.length);
  });

  it('answers each queue in one place, and each app promises what it answers', () => {
    const answering = sources.flatMap((path) => [...textOf(path).matchAll(/^@Consumes\(queues\.(\w+)\)/gm)].map(([, queue]) => `${queue} ${path.split('/')[1]}`));
    expect(answering.sort()).toEqual([...queueNames].map((name) => `${name} ${name}`).sort());
    for (const name of queueNames) expect(textOf(`apps/${name}/src/main.ts`)).toContain(`promised: ['${name}']`);
  });

  it('guards every route, or says why it does not', () => {
    for (const path of sources.filter((name) => name.endsWith('.controller.ts'))) {
      const text = textOf(path);
      const routes = text.match(/^ {2}@(Get|Post|Put|Patch|Delete)\(/gm)?.length ?? 0;
      const guards = text.match(/^ {2}@(Needs|Public)\(/gm)?.length ?? 0;
      const publicClass = /^@Public\('.+'\)/m.test(text);
      expect(publicClass || routes === guards, `${path}: ${routes} routes, ${guards} guards`).toBe(true);
    }
  });

  it('serves each endpoint of the catalogue in one place', () => {
    const served = sources.flatMap((path) => [...textOf(path).matchAll(/^ {2}@Serves\(endpoints\.(\w+)\)/gm)].map(([, name]) => name as string));
    expect(served.sort()).toEqual(Object.keys(endpoints).sort());
  });

  it('starts every app that it builds', () => {
    for (const app of readdirSync('apps')) expect(['main.ts', 'main.tsx'].some((main) => existsSync(`apps/${app}/src/${main}`)), app).toBe(true);
  });
});

function importsOf(path: string): string[] {
  return [...textOf(path).matchAll(/(?:from|import) '(\.[^']+\.js|@app\/\w+)'/g)].map(([, target = '']) =>
    target.startsWith('@app/') ? `libs/${target.slice(5)}/src/index.ts` : sourceAt(normalize(join(dirname(path), target)).replace(/\.js$/, '')),
  );
}

const sourceAt = (path: string): string => (existsSync(`${path}.tsx`) ? `${path}.tsx` : `${path}.ts`);
