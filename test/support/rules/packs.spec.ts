import { readdirSync, readFileSync } from 'node:fs';
import { rulePack } from '@app/contracts';
import { checkConditions, type CompiledRule, judgeStory } from '@app/domain';
import { describe, expect, it } from 'vitest';
import { rulePacks } from '../../../apps/api/src/rules/packs/catalogue.js';

const folder = new URL('../../../rules/packs/', import.meta.url);
const packs = readdirSync(folder).map((file) => ({ file, pack: rulePack.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))) }));

function compiled(conditions: unknown): CompiledRule {
  const checked = checkConditions(conditions);
  if ('mistakes' in checked) throw new Error(JSON.stringify(checked.mistakes, null, 2));
  return checked.rule;
}

it('every pack is called as its file, has its line in the catalogue, and gives each rule one code', () => {
  expect(packs.map(({ file }) => file)).toEqual(packs.map(({ pack }) => `${pack.name}.json`));
  expect([...rulePacks.keys()].sort()).toEqual(packs.map(({ pack }) => pack.name).sort());
  for (const { pack } of packs) expect(new Set(pack.rules.map(({ code }) => code)).size).toBe(pack.rules.length);
});

it('those that come with the install are these six', () => {
  expect(packs.map(({ pack }) => pack.name)).toEqual(['account-takeover', 'card-testing', 'credential-stuffing', 'mule-account', 'new-account-abuse', 'rapid-transfers']);
});

it.each(['hits', 'spares'])('with a rule without stories that it %s it is no pack', (stories) => {
  const { pack: { rules: [rule], ...pack } } = packs[0] as (typeof packs)[number];
  expect(rulePack.safeParse({ ...pack, rules: [rule] }).success).toBe(true);
  expect(rulePack.safeParse({ ...pack, rules: [{ ...rule, [stories]: [] }] }).error?.issues).toMatchObject([{ path: ['rules', 0, stories] }]);
  expect(rulePack.safeParse({ ...pack, rules: [{ ...rule, [stories]: undefined }] }).success).toBe(false);
});

describe.each(packs.flatMap(({ pack }) => pack.rules.map((rule) => ({ called: `${pack.name}/${rule.code}`, ...rule }))))('$called', ({ rule, hits, spares }) => {
  it.each(hits.map((story) => [story.says, story] as const))('hits: %s', (_, story) => {
    const { holds, conditions, troubles } = judgeStory(compiled(rule.conditions), story);
    expect({ holds, troubles }, JSON.stringify(conditions, null, 2)).toEqual({ holds: true, troubles: [] });
  });

  it.each(spares.map((story) => [story.says, story] as const))('leaves alone: %s', (_, story) => {
    const { holds, conditions, troubles } = judgeStory(compiled(rule.conditions), story);
    expect({ holds, troubles }, JSON.stringify(conditions, null, 2)).toEqual({ holds: false, troubles: [] });
  });
});
