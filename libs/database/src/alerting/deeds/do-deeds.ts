import type { RuleActionType } from '@app/domain';
import type { Queryable } from '../../database.js';
import type { Notice } from '../../delivery/announce.js';
import type { RuleTally } from '../../rules/rule-tally.js';
import { addToList } from './add-to-list.js';
import { blockDevice } from './block-device.js';
import type { Deed, Doer } from './deed.js';
import { giveBadge } from './give-badge.js';
import { setEntityStatus } from './set-entity-status.js';

/** Who does what. Alerts are opened by the station itself: they end, and are told of. */
const doers: { readonly [Type in Exclude<RuleActionType, 'createAlert'>]: Doer<Type> } = { setEntityStatus, addToList, giveBadge, blockDevice };

/** Does what rules ask for when they hit, in the transaction of their hits, the higher priority first. Answers what is to be told. */
export async function doDeeds(tx: Queryable, deeds: readonly Deed[], circumstances: { readonly at: Date; readonly tally: RuleTally }): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const type of Object.keys(doers) as (keyof typeof doers)[]) {
    const own = deeds.filter(({ action }) => action.type === type).sort((one, other) => other.rule.priority - one.rule.priority);
    // Each is of the type that its doer takes.
    if (own.length > 0) notices.push(...(await (doers[type] as Doer<RuleActionType>)(tx, own, circumstances)));
  }
  return notices;
}
