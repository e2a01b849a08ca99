import { type RulePack, rulePack } from '@app/contracts';
import accountTakeover from '../../../../../rules/packs/account-takeover.json' with { type: 'json' };
import cardTesting from '../../../../../rules/packs/card-testing.json' with { type: 'json' };
import credentialStuffing from '../../../../../rules/packs/credential-stuffing.json' with { type: 'json' };
import muleAccount from '../../../../../rules/packs/mule-account.json' with { type: 'json' };
import newAccountAbuse from '../../../../../rules/packs/new-account-abuse.json' with { type: 'json' };
import rapidTransfers from '../../../../../rules/packs/rapid-transfers.json' with { type: 'json' };

/** The packs that come with the install, by name. A bundle has no folder to read, so each stands here. */
export const rulePacks: ReadonlyMap<string, RulePack> = new Map(
  [accountTakeover, cardTesting, credentialStuffing, muleAccount, newAccountAbuse, rapidTransfers].map((written) => rulePack.parse(written)).map((pack) => [pack.name, pack]),
);
