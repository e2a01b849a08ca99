import { nearest } from '@app/domain';
import { z } from 'zod';
import { deviceDetails } from '../events/device-details.js';
import { eventInput } from '../events/event-input.js';

/** The parts of an event that take fields of any name. */
const freeParts = ['metadata', 'deviceDetails'];
const deviceFields: Record<string, z.ZodType> = deviceDetails.shape;
const eventFields: Record<string, z.ZodType> = eventInput.shape;
const plainFields = Object.keys(eventFields).filter((field) => !freeParts.includes(field));

const DEEPEST = 6;
const LONGEST_NAME = 64;
/** Names that mean something else on every JavaScript object. */
const reserved = new Set(['__proto__', 'prototype', 'constructor']);

/** What is wrong with a path into an event, with the way out; null when nothing is. */
export function pathMistake(path: string): string | null {
  const [first = '', ...rest] = path.split('.');
  if (plainFields.includes(path)) return null;
  if (!freeParts.includes(first)) return `No event field is called ${path.slice(0, LONGEST_NAME)}. ${suggestion(path)}`;
  if (rest.length === 0) return `Say which field of ${first} it is, for example ${first}.${first === 'metadata' ? 'amount' : 'model'}.`;
  if (rest.length >= DEEPEST) return `Use at most ${DEEPEST} names with dots between them.`;
  const wrong = rest.find((name) => name === '' || name.length > LONGEST_NAME || reserved.has(name));
  return wrong === undefined ? null : `Each name in ${first} has 1 to ${LONGEST_NAME} characters and is not one of ${[...reserved].join(', ')}.`;
}

function suggestion(path: string): string {
  const name = path.split('.').at(-1)?.slice(0, LONGEST_NAME) || 'amount';
  const meant = nearest(name, [...plainFields, ...Object.keys(deviceFields)]);
  if (meant === null) return `What has no field of its own goes into metadata, for example metadata.${name}.`;
  return `Did you mean ${plainFields.includes(meant) ? meant : `deviceDetails.${meant}`}? What has no field of its own goes into metadata.`;
}

const checkOf = (path: string): z.ZodType | undefined => {
  const [first = '', ...rest] = path.split('.');
  if (first === 'deviceDetails' && rest.length === 1) return Object.hasOwn(deviceFields, rest[0] ?? '') ? deviceFields[rest[0] ?? ''] : undefined;
  return rest.length === 0 ? eventFields[first] : undefined;
};

/** What the texts of a column become when the mapping does not say: what its field holds. */
export function naturalTransform(path: string): 'boolean' | 'number' | 'date' | undefined {
  if (path === 'timestamp') return 'date';
  let schema: unknown = checkOf(path);
  while (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) schema = schema.unwrap();
  if (schema instanceof z.ZodBoolean) return 'boolean';
  return schema instanceof z.ZodNumber ? 'number' : undefined;
}

/** What is wrong with a constant for this field; null when nothing is. Types of events are known only when the rows are read. */
export function constantMistake(path: string, value: unknown): string | null {
  const read = path === 'eventType' ? z.string('Use a text.').safeParse(value) : checkOf(path)?.safeParse(value);
  return !read || read.success ? null : (read.error.issues[0]?.message ?? null);
}
