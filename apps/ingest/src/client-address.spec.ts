import { describe, expect, it } from 'vitest';
import { clientAddress, proxies } from './client-address.js';

const none = proxies().parse('');
const ours = proxies().parse('127.0.0.1, 10.0.0.0/8,2001:db8::/32');

describe('the address of a browser', () => {
  it.each([
    ['the peer, whatever the header says, when no proxy is trusted', '203.0.113.9', '198.51.100.7', none, '203.0.113.9'],
    ['the peer in its IPv4 form', '::ffff:203.0.113.9', undefined, none, '203.0.113.9'],
    ['the last one before a trusted proxy', '127.0.0.1', '198.51.100.7', ours, '198.51.100.7'],
    ['the last one that is not a proxy, not the one that the caller wrote', '::ffff:127.0.0.1', '8.8.8.8, 198.51.100.7, 10.1.2.3', ours, '198.51.100.7'],
    ['the same over several headers', '10.0.0.1', ['8.8.8.8', '198.51.100.7:4711, [2001:db8::1]:443'], ours, '198.51.100.7'],
    ['an IPv6 address', '10.0.0.1', '2a00::1', ours, '2a00::1'],
    ['unknown when a proxy writes none', '10.0.0.1', 'unknown', ours, null],
    ['unknown when only proxies speak', '10.0.0.1', undefined, ours, null],
    ['unknown when the connection is gone', undefined, '198.51.100.7', ours, null],
  ])('is %s', (_, peer, header, trusted, address) => expect(clientAddress(peer, header, trusted)).toBe(address));

  it('names a proxy that is none', () => {
    expect(proxies().safeParse('10.0.0.0/8,proxy.internal').error?.issues[0]?.message).toBe('proxy.internal is neither an address nor a network such as 10.0.0.0/8.');
  });
});
