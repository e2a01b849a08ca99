import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { check } from './validation.js';

const shape = z.strictObject({
  type: z.enum(['person', 'company'], { error: 'Use person or company.' }),
  name: z.string(),
  tags: z.array(z.string()).optional(),
  owner: z.strictObject({ id: z.string() }).optional(),
});

describe('what is said of input that a schema refuses', () => {
  it.each([
    ['no object at all', [], [['', 'Use a JSON object.']]],
    ['nothing', undefined, [['', 'Use a JSON object.']]],
    ['something missing', {}, [['type', 'It is missing. Use person or company.'], ['name', 'It is missing. Use a text.']]],
    ['another value', { type: 'dog', name: 'Rex' }, [['type', 'Use person or company.']]],
    ['null, which was sent', { type: 'person', name: null }, [['name', 'Use a text.']]],
    ['another kind within', { type: 'person', name: 'Ana', tags: 'a,b', owner: { id: 7 } }, [['tags', 'Use a list.'], ['owner.id', 'Use a text.']]],
    ['something unknown', { type: 'person', name: 'Ana', nmae: 'Ana', owner: { id: 'x', di: 'x' } }, [['owner.di', 'This field is not known here.'], ['nmae', 'This field is not known here.']]],
  ])('%s', (_, input, mistakes) => {
    expect(check(shape, input)).toEqual({ success: false, mistakes: mistakes.map(([field, message]) => ({ field, message })) });
  });

  it('leaves a check of several fields its own words', () => {
    const either = z.object({ a: z.string().optional(), b: z.string().optional() }).check((checked) => {
      if (checked.value.a === undefined && checked.value.b === undefined) checked.issues.push({ code: 'custom', input: undefined, path: ['a'], message: 'Give a or b.' });
    });
    expect(check(either, {})).toEqual({ success: false, mistakes: [{ field: 'a', message: 'Give a or b.' }] });
  });
});
