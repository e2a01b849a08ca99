import { endpoints } from '@app/contracts';
import { type KeyHolder, OwnEventTypes } from '@app/database';
import { celOfPath, eachCallNames, knownValues, type Operator, ruleFields, ruleFunctions, ruleMethods, ruleOperators, takesField, windowAggregates, windowFields, windowKeys } from '@app/domain';
import { Caller, Serves } from '@app/runtime';
import { Controller } from '@nestjs/common';

type Functions = typeof ruleFunctions;

const listed = (functions: Functions) => [...functions].map(([name, { form, says }]) => ({ name, form, says }));
const loops = eachCallNames.map((name) => ({ name, form: `list.${name}(x, ...)`, says: 'goes through a list; x is its element' }));

/** The language of rules, as an editor asks for it. All of it is the domain's own; only the event types differ between organizations. */
@Controller()
export class RuleVocabularyController {
  constructor(private readonly ownTypes: OwnEventTypes) {}

  @Serves(endpoints.getRuleVocabulary)
  async words(@Caller() { organizationId }: KeyHolder) {
    const own = await this.ownTypes.codes(organizationId);
    return {
      success: true,
      fields: ruleFields.map((field) => ({ path: field.path, cel: celOfPath({ field, below: [] }).value, type: field.type, says: field.says, isOpen: field.isOpen, oneOf: knownValues(field, own) })),
      operators: (ruleOperators as readonly Operator[]).map(({ name, negative, says, fits, takes }) => ({ name, opposite: negative?.name ?? null, says, fits, takes })),
      functions: listed(ruleFunctions),
      methods: [...listed(ruleMethods), ...loops],
      windows: { aggregates: windowAggregates.map((name) => ({ name, takesField: takesField(name) })), keys: windowKeys, fields: windowFields },
    };
  }
}
