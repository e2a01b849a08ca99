import type { StatedDevice } from '../../device/stated-device.js';
import { defineAnalyzer, observe, silent } from '../define-analyzer.js';
import { contradictionsOf } from './contradictions.js';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36`;
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15';
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1';
const said = (agent: string | null, system: string | null, more: Partial<StatedDevice> = {}): StatedDevice => ({
  agent, system, model: null, browser: null, cores: null, screen: null, touchPoints: null, renderer: null, emulator: false, rooted: false, automation: [], ...more,
});

/**
 * Whoever forges the agent forgets the rest: the system that the application reports, the browser's own name, a touch
 * screen. One contradiction is also a privacy extension or the wish for the desktop version; several are a forgery.
 */
export const contradictoryDevice = defineAnalyzer({
  code: 'humanity.contradictory-device',
  title: 'The agent contradicts the device',
  dimension: 'HUMANITY',
  weight: 2.5,
  needs: ['statedDevices'],
  judge: ({ statedDevices }) => {
    const found = statedDevices.map(contradictionsOf);
    const worst = found.reduce((most, one) => (one.length > most.length ? one : most), []);
    if (worst.length === 0) return silent;
    const contradicting = found.filter((contradictions) => contradictions.length > 0).length;
    const several = worst.length > 1 || contradicting > 2;
    return observe({
      value: several ? 0.05 : 0.35,
      confidence: several ? 0.75 + 0.05 * Math.min(3, worst.length) : 0.1,
      because: `The agent of ${contradicting === 1 ? 'a device' : `${contradicting} devices`} does not fit it: ${worst.join(', ')}.`,
    });
  },
  complaint: { says: 'I asked my phone for the desktop version of the page.', given: { statedDevices: [said('Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0 Safari/537.36', 'Android', { touchPoints: 5 })] } },
  examples: [
    { name: 'an iPhone that is a Windows machine without a touch screen', given: { statedDevices: [said(iphone, 'Windows', { touchPoints: 0 })] }, says: { below: 0.1 } },
    { name: 'three devices with another system than they say', given: { statedDevices: [said(windows, 'Linux'), said(windows, 'Linux'), said(mac, 'Linux')] }, says: { below: 0.1 } },
    { name: 'one device with another system than it says', given: { statedDevices: [said(windows, 'macOS')] }, says: { below: 0.4 } },
    { name: 'an iPad that passes for a Mac', given: { statedDevices: [said(mac, 'iPadOS', { touchPoints: 5 })] }, says: 'silent' },
    { name: 'Brave, which calls itself Chrome', given: { statedDevices: [said(windows, 'Windows', { browser: 'Brave' })] }, says: 'silent' },
    { name: 'a native app', given: { statedDevices: [said('okhttp/4.12.0', 'Android'), said('MyBank/3.2 CFNetwork/1494.0.7 Darwin/23.4.0', 'iOS')] }, says: 'silent' },
    { name: 'a device that names no system', given: { statedDevices: [said(windows, null)] }, says: 'silent' },
  ],
});
