import { deviceSignature } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { signedDevice } from './fingerprint.js';

const laptop = { screen: { width: 1920, height: 1080 }, timezone: 'America/Argentina/Buenos_Aires', language: 'es-AR', cores: 8, canvas: 'c1' };
const fingerprintOf = (device: unknown): string => signedDevice(deviceSignature.parse(device)).fingerprint;

describe('a fingerprint', () => {
  it('is the SHA-256 of the components as JSON with sorted keys', () => {
    expect(fingerprintOf(laptop)).toBe('e255375dc8d22623bee173aec93730abbc218b8256cba462f1fa120b5af5cf6e');
  });

  it('is the same in any order, and with nulls and unknown components', () => {
    const { canvas, screen, ...rest } = laptop;
    expect(fingerprintOf({ canvas, ...rest, memory: null, screen: { height: screen.height, width: screen.width, colorDepth: null }, plugins: [1] })).toBe(fingerprintOf(laptop));
  });

  it('is another for another machine, and the script\'s own when it made one', () => {
    expect(fingerprintOf({ ...laptop, cores: 4 })).not.toBe(fingerprintOf(laptop));
    expect(fingerprintOf({ ...laptop, fingerprint: 'fp_12345678' })).toBe('fp_12345678');
  });

  it.each([
    ['not an object', 'laptop'],
    ['nothing that tells machines apart', { timezone: 'UTC' }],
    ['a fingerprint that is too short', { fingerprint: 'fp' }],
    ['a screen without width', { ...laptop, screen: { height: 1 } }],
    ['a component of another type', { ...laptop, cores: '8' }],
    ['a character that no table holds', { ...laptop, canvas: 'a\u0000' }],
  ])('is not made from %s', (_, device) => expect(deviceSignature.safeParse(device).success).toBe(false));
});
