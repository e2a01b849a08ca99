import { beginningOf } from '../../spelling/beginning-of.js';
import type { Explained, ExplainedCondition, ExplainedGroup, ExplainedText } from '../explain.js';

const mostSentences = 5;
const longestValue = 60;

const reads: Readonly<Record<string, string>> = {
  lt: 'below', lte: 'at most', gt: 'above', gte: 'at least', between: 'between', in: 'one of', contains: 'with', starts_with: 'beginning with', ends_with: 'ending with',
  regex: 'matching', in_custom_list: 'on the list', contains_any_from_custom_list: 'with a word of the list',
};

/** By which figures a rule came out as it did, in sentences. */
export const becauseOf = (explained: Explained): string => sentencesOf(explained).slice(0, mostSentences).join(' ');

function sentencesOf(explained: Explained): readonly string[] {
  if ('conditions' in explained) return ofGroup(explained);
  return 'expression' in explained ? ofText(explained) : [ofCondition(explained)];
}

/** What settles it: one that fails settles AND, one that holds settles OR; of the other groups each part counts. */
function ofGroup({ operator, result, conditions }: ExplainedGroup): readonly string[] {
  const settling = { AND: result ? null : false, OR: result ? true : null, NOT: result ? null : true, XOR: null }[operator];
  const one = settling === null ? undefined : conditions.find((part) => part.result === settling);
  return one ? sentencesOf(one) : conditions.flatMap(sentencesOf);
}

function ofText({ result, values }: ExplainedText): readonly string[] {
  const known = values.map(({ field, actualValue }) => (actualValue === null ? `nobody said ${nameOf(field)}` : `${nameOf(field)} is ${spelled(actualValue)}`));
  return [`The text of the rule ${result ? 'holds' : 'does not hold'}${known.length > 0 ? `: ${known.slice(0, mostSentences).join(', ')}` : ''}.`];
}

function ofCondition({ field, operator, expectedValue, actualValue, result }: ExplainedCondition): string {
  const name = nameOf(field);
  if (actualValue === null) return field.startsWith('scores.') ? `${name} has no score yet.` : `Nobody said ${name}.`;
  const is = `${name} is ${spelled(actualValue)}`;
  const positive = operator.replace(/^(?:not_|ne$)/, '');
  const holds = result === (positive === operator);
  if (positive === 'exists') return `${is}.`;
  if (positive === 'eq' || positive === '') return holds ? `${is}.` : `${is}, not ${spelled(expectedValue)}.`;
  return `${is}, ${holds ? '' : 'not '}${reads[positive] ?? positive} ${spelled(expectedValue)}.`;
}

function nameOf(field: string): string {
  const [, dimension = '', part] = /^scores\.(\w+)\.(value|confidence)$/.exec(field) ?? [];
  if (part === undefined) return field;
  return part === 'value' ? dimension : `the confidence of ${dimension}`;
}

function spelled(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? `${beginningOf(text, longestValue - 3)}...` : text;
}
