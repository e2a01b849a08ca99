import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';

interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Record<string, JsonSchema>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly $defs?: Record<string, JsonSchema>;
}

const LONGEST = 40;
const MOST_ITEMS = 3;

const ofSchemas = new WeakMap<z.ZodType, Arbitrary<unknown>>();
const texts = new Map<string, Arbitrary<string>>();

/** Made once for each schema: the characters of all texts are a table of thousands, each time that one is made. */
export function valuesOf(schema: z.ZodType): Arbitrary<unknown> {
  const values = ofSchemas.get(schema) ?? describedBy(schema);
  ofSchemas.set(schema, values);
  return values;
}

/** Values that a schema describes. What it checks beyond JSON Schema is not known here: some will be refused for that. */
function describedBy(schema: z.ZodType): Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return ofSchema(json, json, 0);
}

function ofSchema(schema: JsonSchema, root: JsonSchema, depth: number): Arbitrary<unknown> {
  const deeper = (inner: JsonSchema): Arbitrary<unknown> => ofSchema(inner, root, depth + 1);
  if (depth > 8) return fc.constant(null);
  if (schema.$ref) return deeper(schema.$ref === '#' ? root : (root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(deeper));
  if (schema.allOf?.[0]) return deeper(schema.allOf[0]);
  const types = [schema.type ?? []].flat();
  if (types.length > 1) return fc.oneof(...types.map((type) => deeper({ ...schema, type })));
  switch (types[0]) {
    case 'object':
      return object(schema, deeper);
    case 'array':
      return fc.array(deeper(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? MOST_ITEMS, MOST_ITEMS)) });
    case 'string':
      return text(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? (schema.exclusiveMinimum ?? -1_000_001) + 1, max: schema.maximum ?? (schema.exclusiveMaximum ?? 1_000_001) - 1 });
    case 'number':
      return fc.double({ min: schema.minimum ?? schema.exclusiveMinimum ?? -1e9, max: schema.maximum ?? schema.exclusiveMaximum ?? 1e9, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      // As below: with __proto__ it is refused as a whole.
      return fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('"__proto__"'));
  }
}

function object(schema: JsonSchema, deeper: (schema: JsonSchema) => Arbitrary<unknown>): Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required ?? []);
  const known = fc.record(Object.fromEntries(properties.map(([name, inner]) => [name, deeper(inner)])), { requiredKeys: properties.map(([name]) => name).filter((name) => required.has(name)) });
  if (typeof schema.additionalProperties !== 'object') return known;
  // A body with __proto__ is refused as a whole before anybody looks at its fields.
  const names = fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== '__proto__');
  return fc.tuple(known, fc.dictionary(names, deeper(schema.additionalProperties), { maxKeys: 3 })).map(([own, more]) => ({ ...more, ...own }));
}

function text({ format, pattern, minLength = 0, maxLength = LONGEST }: JsonSchema): Arbitrary<string> {
  const name = JSON.stringify([format, pattern, minLength, maxLength]);
  const known = texts.get(name) ?? textLike({ format, pattern, minLength, maxLength });
  texts.set(name, known);
  return known;
}

function textLike({ format, pattern, minLength, maxLength }: Pick<JsonSchema, 'format' | 'pattern'> & { minLength: number; maxLength: number }): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return fc.date({ min: new Date('2025-12-01'), max: new Date('2026-11-20'), noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'uri') return fc.webUrl();
  if (format === 'email') return fc.emailAddress();
  if (pattern) return fc.stringMatching(new RegExp(pattern), { maxLength: Math.min(maxLength, LONGEST) });
  const bounds = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, LONGEST)) };
  return fc.oneof(fc.string(bounds), fc.string({ ...bounds, unit: 'grapheme' }), fc.string({ ...bounds, unit: 'binary' }));
}
