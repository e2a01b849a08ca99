import { describe, expect, it } from 'vitest';
import { normalizeGroupType } from './group-type.js';

describe('normalizeGroupType', () => {
  it.each([
    ['organization', 'organization'],
    ['ParentCompany', 'parent_company'],
    ['parent-company', 'parent_company'],
    ['parent_company', 'parent_company'],
    ['  Parent Company ', 'parent_company'],
    ['PARENT_COMPANY', 'parent_company'],
    ['parent.company', 'parent_company'],
    ['HTTPTeam', 'http_team'],
    ['tier2Team', 'tier2_team'],
    ['Organización', 'organización'],
    ['--', ''],
    ['', ''],
  ])('makes %j to %j, and leaves that as it is', (type, normal) => {
    expect(normalizeGroupType(type)).toBe(normal);
    expect(normalizeGroupType(normal)).toBe(normal);
  });
});
