/** What a rule may cost at most. Each limit is checked when the rule is saved, except the last four, which bound one evaluation. */
export const ruleLimits = {
  groupDepth: { most: 10, of: 'groups within groups of a tree' },
  conditions: { most: 100, of: 'conditions of a tree' },
  textLength: { most: 4_000, of: 'characters of a CEL text' },
  nodes: { most: 300, of: 'operators, names and values of a CEL text' },
  nodeDepth: { most: 30, of: 'parentheses, calls and members within each other in a CEL text' },
  listedValues: { most: 100, of: 'values written out as one list' },
  literalLength: { most: 1_000, of: 'characters of one written text' },
  pathLength: { most: 200, of: 'characters of one field name' },
  patternLength: { most: 200, of: 'characters of one pattern' },
  patternProgram: { most: 200, of: 'instructions of the patterns of a rule together; a{100} is a hundred of them' },
  windows: { most: 20, of: 'different windows of a rule' },
  dataLists: { most: 20, of: 'questions to data lists of a rule' },
  windowSeconds: { most: 90 * 86_400, of: 'seconds that a window reaches back; at least 60' },
  windowConditions: { most: 3, of: 'fields that a window\'s `where` compares' },
  mistakes: { most: 50, of: 'mistakes told at once' },
  steps: { most: 20_000, of: 'steps of one evaluation: operators over the elements of lists, and a tenth of pattern instructions times characters' },
  elements: { most: 1_000, of: 'elements of a list that is gone through' },
  searchedLength: { most: 1_024, of: 'characters in which a pattern is searched; what comes after them is not seen' },
  joinedLength: { most: 16_384, of: 'characters of a text that + makes' },
} as const satisfies Readonly<Record<string, { readonly most: number; readonly of: string }>>;

export type RuleLimit = keyof typeof ruleLimits;

export const atMost = (limit: RuleLimit): number => ruleLimits[limit].most;
