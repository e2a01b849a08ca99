import type { StatedDevice } from '../../device/stated-device.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { odditiesOf } from './hardware.js';

const nothing = { model: null, browser: null, cores: null, screen: null, touchPoints: null, renderer: null, emulator: false, rooted: false, automation: [] } as const;
const android: StatedDevice = { ...nothing, agent: 'okhttp/4.12.0', system: 'Android', cores: 8 };
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1';
const windows: StatedDevice = {
  ...nothing, agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', system: 'Windows',
  cores: 8, screen: { width: 1_920, height: 1_080 }, touchPoints: 0, renderer: 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11)',
};

/**
 * Accounts are farmed on emulators and on servers, whose hardware nobody holds in a hand. A rooted phone or a virtual
 * machine alone is somebody's hobby or somebody's office, so oddities prove together what none of them proves alone.
 */
export const deviceCapability = defineAnalyzer({
  code: 'humanity.device-capability',
  title: 'Hardware that nobody holds in a hand',
  dimension: 'HUMANITY',
  weight: 3,
  needs: ['statedDevices'],
  judge: ({ statedDevices }) => {
    const odd = statedDevices.map(odditiesOf).map((oddities) => ({ oddities, proof: 1 - oddities.reduce((doubt, { proof }) => doubt * (1 - proof), 1) }));
    const worst = odd.reduce((most, one) => (one.proof > most.proof ? one : most), { oddities: [], proof: 0 } as (typeof odd)[number]);
    if (worst.proof === 0) return silent;
    return observe({
      value: 0.4 * (1 - worst.proof),
      // Below a half it is a hint, whatever the weight says.
      confidence: 0.95 * worst.proof ** 2,
      because: `Of a device of this account: ${worst.oddities.map(({ what }) => what).join(', ')}.`,
    });
  },
  complaint: { says: 'I rooted my own phone, and I know why.', given: { statedDevices: [{ ...android, rooted: true }] } },
  examples: [
    { name: 'an emulator', given: { statedDevices: [{ ...android, emulator: true }] }, says: { below: 0.1 } },
    { name: 'a rooted emulator among phones', given: { statedDevices: [android, { ...android, emulator: true, rooted: true }, android] }, says: { below: 0.1 } },
    { name: 'an emulator that denies it, by its model', given: { statedDevices: [{ ...android, model: 'Google google sdk_gphone64_x86_64' }] }, says: { below: 0.1 } },
    { name: 'no cores and a screen of one pixel', given: { statedDevices: [{ ...windows, cores: 0, screen: { width: 1, height: 1 } }] }, says: { below: 0.1 } },
    { name: 'an iPhone with a GeForce', given: { statedDevices: [{ ...windows, agent: iphone, system: 'iOS' }] }, says: { below: 0.15 } },
    { name: 'a browser on a server, without graphics', given: { statedDevices: [{ ...windows, renderer: 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device))' }] }, says: { below: 0.35 } },
    { name: 'a phone with a model', given: { statedDevices: [{ ...android, model: 'Samsung samsung SM-A546E' }] }, says: 'silent' },
    { name: 'a gaming laptop', given: { statedDevices: [windows] }, says: 'silent' },
    { name: 'a tablet with the processor of a laptop', given: { statedDevices: [{ ...windows, agent: iphone, system: 'iOS', renderer: 'Apple GPU' }] }, says: 'silent' },
    { name: 'a device that says nothing', given: { statedDevices: [{ ...nothing, agent: null, system: null }] }, says: 'silent' },
  ],
});
