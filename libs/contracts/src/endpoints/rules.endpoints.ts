import { listRuleActivity } from './rules/activity.js';
import { createBacktest, getBacktest, listBacktestHits, listBacktests, stopBacktest } from './rules/backtests.js';
import { changeRule, createRule, deleteRule, getRule, listRuleHits, listRules } from './rules/keeping.js';
import { installRulePack, listRulePacks } from './rules/packs.js';
import { checkRule, executeRule, tryRule } from './rules/trying.js';
import { getRuleVersion, listRuleVersions } from './rules/versions.js';
import { getRuleVocabulary } from './rules/vocabulary.js';

export const rulesEndpoints = {
  checkRule,
  createRule,
  listRules,
  getRule,
  changeRule,
  deleteRule,
  listRuleVersions,
  getRuleVersion,
  listRuleHits,
  listRuleActivity,
  getRuleVocabulary,
  executeRule,
  tryRule,
  createBacktest,
  listBacktests,
  getBacktest,
  stopBacktest,
  listBacktestHits,
  listRulePacks,
  installRulePack,
} as const;
