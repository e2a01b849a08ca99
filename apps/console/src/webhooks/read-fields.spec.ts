import { describe, expect, it } from 'vitest';
import { readFields, readHeaders } from './read-fields.js';

describe('the fields of an endpoint', () => {
  it.each([
    ['', {}],
    ['Authorization: Bearer a:b', { Authorization: 'Bearer a:b' }],
    ['X-One: 1\n\n  X-Two :2 ', { 'X-One': '1', 'X-Two': '2' }],
    ['no value', { 'no value': '' }],
  ])('headers %j', (lines, headers) => {
    expect(readHeaders(lines)).toEqual(headers);
  });

  it('say what the channel needs and nothing else', () => {
    const form = new FormData();
    for (const [name, value] of [['url', ' risk@bank.example '], ['description', 'Desk'], ['eventTypes', 'alert.*'], ['eventTypes', 'score.revised']] as const) form.append(name, value);
    expect(readFields(form, 'email')).toEqual({ url: 'mailto:risk@bank.example', description: 'Desk', eventTypes: ['alert.*', 'score.revised'] });
    form.set('body', '{}');
    expect(readFields(form, 'http')).toMatchObject({ url: 'risk@bank.example', settings: { body: '{}', headers: {} } });
  });
});
