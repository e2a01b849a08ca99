import { accountFarm } from './attacks/account-farm.js';
import { accountTakeover } from './attacks/account-takeover.js';
import { credentialStuffing } from './attacks/credential-stuffing.js';
import { disposableSignUp } from './attacks/disposable-sign-up.js';
import { emulator } from './attacks/emulator.js';
import { headlessBrowser } from './attacks/headless-browser.js';
import { metronome } from './attacks/metronome.js';
import { mule } from './attacks/mule.js';
import { scatteredStuffing } from './attacks/scattered-stuffing.js';
import { scriptedClient } from './attacks/scripted-client.js';
import { stolenSession } from './attacks/stolen-session.js';
import type { Attack } from './event.js';
import { borderCommuter } from './ordinary/border-commuter.js';
import { emigrant } from './ordinary/emigrant.js';
import { forgetful } from './ordinary/forgetful.js';
import { household } from './ordinary/household.js';
import { kiosk } from './ordinary/kiosk.js';
import { landlord } from './ordinary/landlord.js';
import { lookalike } from './ordinary/lookalike.js';
import { mover } from './ordinary/mover.js';
import { nameChange } from './ordinary/name-change.js';
import { newPhone } from './ordinary/new-phone.js';
import { newcomer } from './ordinary/newcomer.js';
import { nightWorker } from './ordinary/night-worker.js';
import { office } from './ordinary/office.js';
import { payrollClerk } from './ordinary/payroll-clerk.js';
import { privacyMail } from './ordinary/privacy-mail.js';
import { relayUser } from './ordinary/relay-user.js';
import { shopkeeper } from './ordinary/shopkeeper.js';
import { sleeper } from './ordinary/sleeper.js';
import { somebody } from './ordinary/somebody.js';
import { student } from './ordinary/student.js';
import { traveller } from './ordinary/traveller.js';
import { vpnUser } from './ordinary/vpn-user.js';
import type { World } from './world.js';

interface Made {
  readonly name: string;
  readonly make: (world: World, name: string) => void;
}

/** Who only lives. Those who are paid by others come after the others; who is left to make up the number comes before. */
export const ordinaryLives: readonly Made[] = [
  { name: 'household', make: household },
  { name: 'office', make: office },
  { name: 'student', make: student },
  { name: 'traveller', make: traveller },
  { name: 'emigrant', make: emigrant },
  { name: 'border-commuter', make: borderCommuter },
  { name: 'night-worker', make: nightWorker },
  { name: 'vpn-user', make: vpnUser },
  { name: 'relay-user', make: relayUser },
  { name: 'privacy-mail', make: privacyMail },
  { name: 'forgetful', make: forgetful },
  { name: 'new-phone', make: newPhone },
  { name: 'sleeper', make: sleeper },
  { name: 'name-change', make: nameChange },
  { name: 'mover', make: mover },
  { name: 'kiosk', make: kiosk },
  { name: 'newcomer', make: newcomer },
  { name: 'lookalike', make: lookalike },
  { name: 'somebody', make: somebody },
  { name: 'landlord', make: landlord },
  { name: 'shopkeeper', make: shopkeeper },
  { name: 'payroll-clerk', make: payrollClerk },
];

/** What is done to them, and by whom. */
export const attacks: readonly (Made & { readonly name: Attack })[] = [
  { name: 'headless-browser', make: headlessBrowser },
  { name: 'scripted-client', make: scriptedClient },
  { name: 'metronome', make: metronome },
  { name: 'emulator', make: emulator },
  { name: 'disposable-sign-up', make: disposableSignUp },
  { name: 'account-farm', make: accountFarm },
  { name: 'credential-stuffing', make: credentialStuffing },
  { name: 'account-takeover', make: accountTakeover },
  { name: 'mule', make: mule },
  { name: 'scattered-stuffing', make: scatteredStuffing },
  { name: 'stolen-session', make: stolenSession },
];
