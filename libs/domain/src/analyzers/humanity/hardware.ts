import { systemNamed, systemOf, type SystemName } from '../../device/agent-names.js';
import type { StatedDevice } from '../../device/stated-device.js';
import { beginningOf } from '../../spelling/beginning-of.js';

/** One thing about a device that real ones do not have, and how far it goes as a proof, 0..1. */
export interface Oddity {
  readonly proof: number;
  readonly what: string;
}

/** Draws in software: what servers without a screen do. Some old laptops and remote desktops do it too. */
const software = /swiftshader|llvmpipe|softpipe|software rasterizer|mesa offscreen|microsoft basic render/i;
const virtual = /\bvirtualbox\b|\bvmware\b|\bparallels\b|\bqemu\b|\bvirgl\b|bluestacks|genymotion|android emulator/i;
/** What emulators call themselves where a phone tells its maker and model: Android's own, and those that farms run on. */
const emulators = /\bsdk_g?phone|\bgoogle_sdk\b|\bandroid sdk built for\b|\bgeneric_(?:x86|arm)|\bemulator\b|\bsimulator\b|\bgenymotion\b|\bbluestacks\b|\bnox\b|\bldplayer\b|\bmemu\b|\bmumu\b|\bvbox86|\bgoldfish\b|\branchu\b/i;
/** Makers of graphics that are in no phone, and of those that are in no Mac. AMD's are in some phones; Windows and ChromeOS run on phones' processors. */
const inDesktops = /\bnvidia\b|\bgeforce\b|\bquadro\b|\bradeon\b|\bintel\b/i;
const inPhones = /\badreno\b|\bmali\b|\bpowervr\b/i;

/** The most cores that a phone has, generously. */
const phoneCores = 16;
/** The smallest screen on which anybody sees anything; watches have no browsers. */
const leastPixels = 120;

/** What of a device's own words cannot be, or is found where nobody sits. Silent about all that was not said. */
export function odditiesOf(device: StatedDevice): Oddity[] {
  const { model, cores, screen, renderer } = device;
  const system = systemIn(device);
  const phone = system === 'Android' || system === 'iOS';
  const odd: Oddity[] = [];
  if (device.emulator) odd.push({ proof: 0.9, what: 'it is an emulator' });
  // Who hides it often forgets the names of the maker and the model.
  else if (model !== null && emulators.test(model)) odd.push({ proof: 0.85, what: `it goes by the name of an emulator (${beginningOf(model, 60)})` });
  if (device.rooted) odd.push({ proof: 0.12, what: 'it is rooted' });
  if (cores !== null && (cores < 1 || !Number.isInteger(cores))) odd.push({ proof: 0.7, what: `it claims ${cores} cores` });
  if (phone && cores !== null && cores > phoneCores) odd.push({ proof: 0.5, what: `it is a phone with ${cores} cores` });
  if (screen !== null && Math.min(screen.width, screen.height) < leastPixels) odd.push({ proof: 0.7, what: `its screen is ${screen.width} x ${screen.height}` });
  if (renderer === null) return odd;
  if (software.test(renderer)) odd.push({ proof: 0.24, what: 'it draws in software' });
  else if (virtual.test(renderer)) odd.push({ proof: 0.2, what: 'it is a virtual machine' });
  else if (phone && inDesktops.test(renderer)) odd.push({ proof: 0.7, what: 'it is a phone with the graphics of a desktop' });
  else if (system === 'macOS' && inPhones.test(renderer)) odd.push({ proof: 0.7, what: 'it is a Mac with the graphics of a phone' });
  return odd;
}

/** What the agent says counts before what the device says: it comes with every event. */
const systemIn = ({ agent, system }: StatedDevice): SystemName | null => (agent === null ? null : systemOf(agent)) ?? (system === null ? null : systemNamed(system));
