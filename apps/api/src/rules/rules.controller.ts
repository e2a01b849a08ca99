import { ruleChange, ruleInput } from '@app/contracts';
import { type KeyHolder, type RuleRecord, Rules } from '@app/database';
import { AppError, read } from '@app/platform';
import { Caller, Needs } from '@app/runtime';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { isUuid } from '../is-uuid.js';
import { pageQuery, paginationOf } from '../page.js';

const listQuery = z.object(pageQuery);

@Controller('rules')
export class RulesController {
  constructor(private readonly rules: Rules) {}

  /** 201. The rule is held against every score from now on, the latest one of an entity included once it does something. */
  @Post()
  @Needs('rules:write')
  async create(@Body() body: unknown, @Caller() holder: KeyHolder) {
    return { success: true, rule: await this.rules.create(holder.organizationId, read(ruleInput, body)) };
  }

  @Get()
  @Needs('rules:read')
  async list(@Query() query: unknown, @Caller() holder: KeyHolder) {
    const page = read(listQuery, query);
    const { rules, total } = await this.rules.list(holder.organizationId, page);
    return { success: true, rules, pagination: paginationOf(total, page, rules.length) };
  }

  @Get(':id')
  @Needs('rules:read')
  async get(@Param('id') id: string, @Caller() holder: KeyHolder) {
    return { success: true, rule: found(id, isUuid(id) ? await this.rules.find(holder.organizationId, id) : null) };
  }

  /** Fields that are left out stay as they are. Every change is a new version; open alerts stay until the new one stops holding. */
  @Patch(':id')
  @Needs('rules:write')
  async change(@Param('id') id: string, @Body() body: unknown, @Caller() holder: KeyHolder) {
    const change = read(ruleChange, body);
    return { success: true, rule: found(id, isUuid(id) ? await this.rules.change(holder.organizationId, id, change) : null) };
  }

  /** 204. It raises no more alerts; those that it has raised stay as they are. */
  @Delete(':id')
  @HttpCode(204)
  @Needs('rules:write')
  async remove(@Param('id') id: string, @Caller() holder: KeyHolder): Promise<void> {
    if (!isUuid(id) || !(await this.rules.remove(holder.organizationId, id))) throw new AppError('RULE_NOT_FOUND', { id });
  }
}

function found(id: string, rule: RuleRecord | null): RuleRecord {
  if (rule) return rule;
  throw new AppError('RULE_NOT_FOUND', { id });
}
