import { isObject, type JsonObject } from '../../entity/json.js';
import { atMost } from '../limits.js';
import { quoted } from '../mistakes.js';
import { readCondition } from './read-condition.js';
import { checkProperties, type TreeReading } from './reading.js';
import { type GroupOperator, groupOperators, type TreePart } from './tree.js';

const ofGroup = ['id', 'type', 'name', 'description', 'operator', 'conditions'];

/** Reads a tree, or one of its groups or conditions. Null after a mistake; its neighbours are read all the same. */
export function readPart(written: unknown, at: string, depth: number, reading: TreeReading): TreePart | null {
  const { mistakes } = reading;
  if (mistakes.isFull) return null;
  if (!isObject(written)) {
    mistakes.add(at, 'NOT_A_RULE', `This is ${quoted(written)} where a group or a condition should be. Write an object, for example {"field": "event.country", "operator": "eq", "value": "AR"}.`);
    return null;
  }
  return Object.hasOwn(written, 'conditions') ? readGroup(written, at, depth, reading) : readCondition(written, at, reading);
}

function readGroup(written: JsonObject, at: string, depth: number, reading: TreeReading): TreePart | null {
  const { mistakes } = reading;
  if (depth > atMost('groupDepth')) {
    mistakes.add(at, 'TOO_DEEP', `Groups may lie ${atMost('groupDepth')} deep in each other. Take this one apart.`);
    return null;
  }
  checkProperties(written, ofGroup, at, mistakes);
  const { operator, conditions } = written;
  const known = typeof operator === 'string' ? (groupOperators.find((name) => name === operator.toUpperCase()) ?? null) : null;
  if (known === null) mistakes.add(`${at}/operator`, 'GROUP_UNKNOWN', `A group is one of ${groupOperators.join(', ')}, and ${quoted(operator)} is none.`);
  if (!Array.isArray(conditions) || conditions.length === 0) {
    mistakes.add(`${at}/conditions`, 'GROUP_EMPTY', 'A group without conditions never says anything. Give it a list with at least one.');
    return null;
  }
  const parts: TreePart[] = [];
  for (const [index, condition] of conditions.entries()) {
    if (reading.conditions >= atMost('conditions')) {
      mistakes.add(`${at}/conditions/${index}`, 'TOO_WIDE', `A rule has ${atMost('conditions')} conditions at most. Split it, or put values into a data list.`);
      break;
    }
    const part = readPart(condition, `${at}/conditions/${index}`, depth + 1, reading);
    if (part !== null) parts.push(part);
  }
  return known === null ? null : { operator: known satisfies GroupOperator, parts };
}
