import { type AskedOf, endpoints, type RulePack } from '@app/contracts';
import { type KeyHolder, OwnEventTypes, Rules } from '@app/database';
import { AppError } from '@app/platform';
import { Asked, Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';
import { readText } from '../read-text.js';
import { showRule } from '../show-rule.js';
import { rulePacks } from './catalogue.js';

@Controller()
export class RulePacksController {
  constructor(private readonly rules: Rules, private readonly ownTypes: OwnEventTypes) {}

  @Serves(endpoints.listRulePacks)
  async list(@Caller() { organizationId }: KeyHolder) {
    const written = [...rulePacks.values()];
    const there = await this.rules.tagged(organizationId, written.flatMap((pack) => pack.rules.map(({ code }) => markOf(pack, code))));
    const packs = written.map((pack) => ({
      name: pack.name,
      title: pack.title,
      says: pack.says,
      rules: pack.rules.map(({ code, rule, hits, spares }) => ({ code, ruleId: there.get(markOf(pack, code)) ?? null, rule: readText(rule, noOwnTypes), name: rule.name, description: rule.description, hits: hits.map((story) => story.says), spares: spares.map((story) => story.says) })),
    }));
    return { success: true, packs };
  }

  /** A rule of the pack that is there already, in whatever state, is left as it is. */
  @Serves(endpoints.installRulePack)
  async install(@Asked() { params: { name }, body }: AskedOf<typeof endpoints.installRulePack>, @Caller() { organizationId, keyId }: KeyHolder) {
    const pack = rulePacks.get(name);
    if (!pack) throw new AppError('RULE_PACK_NOT_FOUND', { name });
    const ownTypes = await this.ownTypes.codes(organizationId);
    const installed = [];
    const there: string[] = [];
    for (const one of pack.rules) {
      const mark = markOf(pack, one.code);
      const text = { ...readText(one.rule, ownTypes), status: body.status, tags: [...one.rule.tags, name, mark] };
      const rule = await this.rules.createOnce(organizationId, text, mark, keyId);
      if (rule) installed.push(showRule(rule));
      else there.push(one.code);
    }
    return { success: true, rules: installed, alreadyThere: there };
  }
}

/** Packs ask about types that everybody has. */
const noOwnTypes: ReadonlySet<string> = new Set();

const markOf = ({ name }: RulePack, code: string): string => `${name}/${code}`;
