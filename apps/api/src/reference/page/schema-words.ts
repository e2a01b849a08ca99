import type { JsonSchema } from '../document/open-api.js';
import { FREE_JSON } from '../document/schema-book.js';

export type Schemas = Readonly<Record<string, JsonSchema>>;

const REF = '#/components/schemas/';

/** A schema with what it refers to in its place; its own words win. */
export function resolved(schema: JsonSchema, schemas: Schemas): JsonSchema {
  if (!schema.$ref) return schema;
  const { $ref, ...own } = schema;
  return { ...resolved(schemas[$ref.slice(REF.length)] ?? {}, schemas), ...own };
}

export const nameOf = (schema: JsonSchema): string | null => (schema.$ref ? schema.$ref.slice(REF.length) : null);

/** The alternatives of a schema, without null. */
export const alternatives = (schema: JsonSchema): readonly JsonSchema[] => (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null');

const formats: Record<string, string> = { uuid: 'UUID', 'date-time': 'time', uri: 'URL', date: 'date', email: 'e-mail address', binary: 'file' };
const plain: Record<string, string> = { string: 'text', integer: 'whole number', number: 'number', boolean: 'true or false', object: 'object', array: 'list', null: 'null' };

/** A schema may lie in itself: so deep it is looked into for a word. */
const DEEP_ENOUGH = 4;

/** What kind of value it is, in words. */
export function typeOf(given: JsonSchema, schemas: Schemas, depth = 0): string {
  if (depth > DEEP_ENOUGH) return 'value';
  if (nameOf(given) === FREE_JSON) return 'JSON';
  const schema = resolved(given, schemas);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((one) => typeOf(one, schemas, depth + 1)))].join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => typeOf({ ...schema, type }, schemas, depth + 1)).join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? plural(typeOf(schema.items, schemas, depth + 1)) : 'anything'}`;
  if (schema.type === 'object' && isMap(schema)) return 'map';
  if (schema.type === 'string' && schema.format) return formats[schema.format] ?? schema.format;
  return plain[String(schema.type)] ?? (schema.enum ? 'text' : 'anything');
}

const plural = (type: string): string => (/^(text|object|time|UUID|number|whole number|list|map|date|file|URL)$/.test(type) ? `${type}s` : type);

export const isMap = ({ properties, additionalProperties, propertyNames }: JsonSchema): boolean => !properties && (typeof additionalProperties === 'object' || propertyNames !== undefined);

/** The values that it may have, where they are few. */
export function valuesOf(given: JsonSchema, schemas: Schemas, depth = 0): readonly string[] {
  if (depth > DEEP_ENOUGH) return [];
  const schema = resolved(given, schemas);
  if (schema.enum) return schema.enum.map(String);
  if (schema.items) return valuesOf(schema.items, schemas, depth + 1);
  if (schema.propertyNames) return valuesOf(schema.propertyNames, schemas, depth + 1);
  return (schema.anyOf ?? schema.oneOf ?? []).flatMap((one) => valuesOf(one, schemas, depth + 1));
}

/** Its limits and its default, in words. */
export function limitsOf(given: JsonSchema, schemas: Schemas, depth = 0): string[] {
  if (depth > DEEP_ENOUGH) return [];
  const schema = resolved(given, schemas);
  const number = (value: number | undefined): string | undefined => value?.toLocaleString('en-US');
  const inner = alternatives(schema).flatMap((one) => limitsOf(one, schemas, depth + 1));
  return [
    ...between(number(schema.minLength), number(schema.maxLength), 'characters'),
    ...between(number(schema.minimum), number(schema.maximum), ''),
    ...(schema.exclusiveMinimum === undefined ? [] : [`more than ${number(schema.exclusiveMinimum)}`]),
    ...between(number(schema.minItems), number(schema.maxItems), 'items'),
    ...(schema.pattern && schema.pattern.length < 60 ? [`like ${schema.pattern}`] : []),
    ...inner,
    ...(schema.default === undefined || schema.default === '' ? [] : [`default ${typeof schema.default === 'object' ? JSON.stringify(schema.default) : String(schema.default)}`]),
  ];
}

function between(least: string | undefined, most: string | undefined, unit: string): string[] {
  if (least === undefined && most === undefined) return [];
  const span = least === undefined ? `at most ${most}` : most === undefined ? `at least ${least}` : least === most ? least : `${least} to ${most}`;
  return [unit ? `${span} ${unit}` : span];
}
