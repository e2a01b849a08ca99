import { z } from 'zod';
import type { JsonSchema } from './open-api.js';

type Mutable = Record<string, unknown>;
type Io = 'input' | 'output';

/** The name of a value that may be anything that JSON can say. */
export const FREE_JSON = 'Json';

const HERE = '#/$defs/';
const THERE = '#/components/schemas/';

/** Turns the schemas of the contracts into JSON Schema. What has an id (`.meta({ id })`) is written once, and referred to. */
export class SchemaBook {
  readonly components: Record<string, JsonSchema> = {};
  private readonly spelled = new Map<string, string>();

  /** What may be sent (`input`) or what is answered (`output`). */
  write(schema: z.ZodType, io: Io): JsonSchema {
    const { $defs: defs = {}, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: ({ zodSchema, jsonSchema }) => tidy(zodSchema, jsonSchema as Mutable, io) }) as Mutable & { $defs?: Record<string, Mutable> };
    delete root['$schema'];
    const names = new Map(Object.keys(defs).map((id) => [id, this.nameOf(id, defs, io)]));
    const rename = (part: unknown): unknown => withRefs(part, (id) => `${THERE}${names.get(id) ?? id}`);
    for (const [id, definition] of Object.entries(defs)) this.components[names.get(id) as string] ??= rename(definition) as JsonSchema;
    return rename(root) as JsonSchema;
  }

  /** Its id; where what is sent and what is answered differ under one id, the second to come says so in its name. */
  private nameOf(id: string, defs: Record<string, Mutable>, io: Io): string {
    const spelling = JSON.stringify(expanded(defs[id], defs, []));
    // Only free JSON lies in itself without a name of its own.
    const called = id.startsWith('__schema') ? FREE_JSON : id;
    for (const name of [called, `${called}${io === 'input' ? 'Input' : 'Output'}`]) {
      const known = this.spelled.get(name);
      if (known === undefined) this.spelled.set(name, spelling);
      if (known === undefined || known === spelling) return name;
    }
    throw new Error(`Two different schemas are called ${called}. Give one of them another id.`);
  }
}

/** Takes away what only zod needs, and gives back the defaults that it leaves out of what it transforms. */
function tidy(schema: z.core.$ZodType, json: Mutable, io: Io): void {
  const { def } = schema._zod;
  // The format says it better than the expression that checks it.
  if (json['format'] !== undefined) delete json['pattern'];
  if (json['minimum'] === Number.MIN_SAFE_INTEGER) delete json['minimum'];
  if (json['maximum'] === Number.MAX_SAFE_INTEGER) delete json['maximum'];
  // Answers may gain fields: a client that was made from this document must not break then.
  if (io === 'output' && json['additionalProperties'] === false) delete json['additionalProperties'];
  if (def.type === 'default') json['default'] = (def as z.core.$ZodDefaultDef).defaultValue;
}

function withRefs(part: unknown, to: (id: string) => string): unknown {
  if (Array.isArray(part)) return part.map((item) => withRefs(item, to));
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, key === '$ref' && typeof value === 'string' && value.startsWith(HERE) ? to(value.slice(HERE.length)) : withRefs(value, to)]),
  );
}

/** With what it refers to written out, to tell whether two are the same. Whether unknown fields are refused makes no difference. */
function expanded(part: unknown, defs: Record<string, Mutable>, within: readonly string[]): unknown {
  if (Array.isArray(part)) return part.map((item) => expanded(item, defs, within));
  if (part === null || typeof part !== 'object') return part;
  const { $ref: ref, additionalProperties, ...rest } = part as Mutable;
  const id = typeof ref === 'string' && ref.startsWith(HERE) ? ref.slice(HERE.length) : null;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, expanded(value, defs, within)])),
    ...(additionalProperties === undefined || additionalProperties === false ? {} : { additionalProperties: expanded(additionalProperties, defs, within) }),
    ...(id === null ? {} : { of: within.includes(id) ? id : expanded(defs[id], defs, [...within, id]) }),
  };
}
