import { endpoints } from '@app/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, WholeSystem } from '../support/whole-system.js';

let system: WholeSystem;
beforeAll(async () => {
  system = await WholeSystem.shared();
});
afterAll(() => system.stop());

async function checked(conditions: unknown): Promise<Json> {
  const { status, body } = await system.post('/rules/check', { conditions });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

describe('somebody writes a rule', () => {
  it('and is told at once what it needs, whichever form it has', async () => {
    const { body, answer } = endpoints.checkRule.example as unknown as { body: { conditions: object }; answer: Json };
    const asTree = await checked(body.conditions);
    expect(asTree).toEqual(answer);
    expect(await checked(String(asTree['cel']))).toEqual(asTree);
  });

  it('and is told everything that is wrong with it, with its place and the way out', async () => {
    const { valid, mistakes, cel } = (await checked({ operator: 'AND', conditions: [{ field: 'event.evenType', operator: 'eq', value: 'LOGIN_SUCCESS' }, { field: 'event.country', operator: 'above', value: 3 }] })) as unknown as Record<string, unknown>;
    expect({ valid, cel }).toEqual({ valid: false, cel: null });
    expect(mistakes).toMatchObject([
      { at: '/conditions/0/field', code: 'FIELD_UNKNOWN', says: expect.stringContaining('event.eventType') as unknown },
      { at: '/conditions/1/operator', code: 'OPERATOR_UNKNOWN' },
    ]);
    const nothing = (await checked({})) as unknown as { mistakes: object[] };
    expect(nothing.mistakes).toMatchObject([{ at: '', code: 'FIELD_UNKNOWN' }, { at: '', code: 'OPERATOR_UNKNOWN' }]);
    expect(JSON.stringify(nothing)).not.toContain('undefined');
    expect(await checked('event.country == "AR" &&')).toMatchObject({ valid: false, mistakes: [{ at: '1:25', code: 'SYNTAX' }] });
  });

  it("with a type of the organization's own, which is unknown until there is one", async () => {
    const draft = 'event.eventType == "PIX_KEY_CREATED"';
    expect(await checked(draft)).toMatchObject({ valid: false, mistakes: [{ code: 'VALUE_UNKNOWN' }] });
    await system.post('/events/types', { code: 'PIX_KEY_CREATED', category: 'account', title: 'A PIX key' });
    expect(await checked(draft)).toMatchObject({ valid: true });
  });
});
