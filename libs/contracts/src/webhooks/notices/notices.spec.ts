import { describe, expect, it } from 'vitest';
import { notice, notices, noticeTypes, subscriptions } from './catalogue.js';
import { noticeExample } from './define-notice.js';

describe('what an endpoint can be told', () => {
  it.each(notices.map((one) => [one.type, one] as const))('%s has an example that is one', (_type, one) => {
    expect(notice.safeParse(noticeExample(one)).error).toBeUndefined();
  });

  it('has each type once, in words that Standard Webhooks allow', () => {
    expect(new Set(noticeTypes).size).toBe(noticeTypes.length);
    for (const type of noticeTypes) expect(type).toMatch(/^[a-z]+\.[a-z_]+$/);
  });

  it('can be asked for by type and by category, a test excepted', () => {
    expect(subscriptions).toEqual(expect.arrayContaining(['alert.opened', 'alert.*', 'entity.*', 'device.*', 'endpoint.*']));
    expect(subscriptions).not.toContain('endpoint.test');
  });
});
