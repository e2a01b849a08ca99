/** What was asked for and not done. */
export interface Warning {
  readonly field: string;
  readonly message: string;
}

/** Wishes that gu1 grants and that there is nothing to do for here, by the name of the field. */
const nothingToDo: Readonly<Record<string, string>> = {
  skipRulesExecution: 'No rule runs while an entity is created, so there is nothing to skip.',
  shareholderDepth: 'Tamiz looks nothing up on the Internet, so shareholders are not followed.',
  depth: 'Tamiz looks nothing up on the Internet, so shareholders are not followed.',
  autoExecuteIntegrations: 'Tamiz has no integrations to run.',
  riskMatrixId: 'It is kept, and Tamiz has no risk matrices: its rules are held against every entity.',
  createRelationships: 'Tamiz keeps no relationships between entities.',
  enrichIfNeeded: 'Tamiz looks nothing up on the Internet, so nothing was enriched.',
  providerCodes: 'Tamiz looks nothing up on the Internet, so no provider was asked.',
  partialCoverage: 'All enabled rules are held against all scores.',
  omitCoverage: 'All enabled rules are held against all scores.',
};

/** More would drown the answer. */
const MOST = 50;
const LONGEST_NAME = 100;

/** Names the fields that are not known here, and the wishes among the known ones that there is nothing to do for. */
export function warningsOf(input: Readonly<Record<string, unknown>>, known: ReadonlySet<string>, path = ''): Warning[] {
  return Object.entries(input)
    .flatMap(([field, value]): Warning[] => {
      if (!known.has(field)) return [{ field: `${path}${field.slice(0, LONGEST_NAME)}`, message: 'This field is not known here; it was left out.' }];
      const message = isAsked(value) ? nothingToDo[field] : undefined;
      return message === undefined ? [] : [{ field: `${path}${field}`, message }];
    })
    .slice(0, MOST);
}

const isAsked = (value: unknown): boolean => Boolean(value) && !(Array.isArray(value) && value.length === 0);

/** For the answer: no empty list. */
export const told = (warnings: readonly Warning[]): { warnings?: readonly Warning[] } => (warnings.length > 0 ? { warnings } : {});
