/** What kind of value something in a rule is. `anything` is known only when an event is there. */
export const ruleTypes = ['text', 'number', 'truth', 'moment', 'texts', 'list', 'object', 'anything'] as const;

export type RuleType = (typeof ruleTypes)[number];

export const typeNames: Readonly<Record<RuleType, string>> = {
  text: 'a text',
  number: 'a number',
  truth: 'true or false',
  moment: 'a moment',
  texts: 'a list of texts',
  list: 'a list',
  object: 'an object',
  anything: 'anything',
};

/** Whether a value of one type may turn out to be one of the other. */
export const mayBe = (type: RuleType, ...wanted: readonly RuleType[]): boolean => type === 'anything' || wanted.includes(type);

/** What the elements of a list are. */
export const elementOf = (type: RuleType): RuleType => (type === 'texts' ? 'text' : 'anything');

export const isList = (type: RuleType): boolean => type === 'texts' || type === 'list';
