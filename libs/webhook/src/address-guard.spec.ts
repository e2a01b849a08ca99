import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressGuard } from './address-guard.js';

const strict = new AddressGuard({ allowedNetworks: [] });
const open = new AddressGuard({ allowedNetworks: ['10.0.0.0/8', '127.0.0.0/8', 'fd00::/8', '100.64.0.0/10', '169.254.0.0/16'] });
const refusedFor = (because: RegExp) => ({ allowed: false, because: expect.stringMatching(because) });
const allowed = { allowed: true };

/** The host as it is written in a URL. Scheme and port are right, so only the host can be the reason. */
const insideHosts: [host: string, because: RegExp][] = [
  ['127.0.0.1', /127\.0\.0\.1 is this machine itself/],
  ['127.255.255.254', /this machine itself/],
  ['localhost', /only means something inside/],
  ['LOCALHOST.', /only means something inside/],
  ['a.localhost', /only means something inside/],
  ['[::1]', /this machine itself/],
  ['[::ffff:127.0.0.1]', /::ffff:7f00:1 carries 127\.0\.0\.1, which is this machine itself/],
  ['[::127.0.0.1]', /outside the public IPv6 space/],
  ['[::ffff:0:127.0.0.1]', /reserved range/],
  ['2130706433', /127\.0\.0\.1 is this machine itself/],
  ['0x7f.1', /127\.0\.0\.1 is this machine itself/],
  ['0177.0.0.1', /127\.0\.0\.1 is this machine itself/],
  ['127.1', /127\.0\.0\.1 is this machine itself/],
  ['127。0。0。1', /127\.0\.0\.1 is this machine itself/],
  ['0.0.0.0', /reaches this machine/],
  ['0', /reaches this machine/],
  ['[::]', /reaches this machine/],
  ['10.1.2.3', /private network/],
  ['172.16.0.1', /private network/],
  ['192.168.1.1', /private network/],
  ['100.64.0.1', /shared space of a provider/],
  ['169.254.1.1', /local link/],
  ['169.254.169.254', /metadata service/],
  ['[::ffff:169.254.169.254]', /metadata service/],
  ['168.63.129.16', /metadata service/],
  ['100.100.100.200', /metadata service/],
  ['[fd00:ec2::254]', /metadata service/],
  ['metadata.google.internal', /metadata service/],
  ['metadata.goog.', /metadata service/],
  ['instance-data', /metadata service/],
  ['redis', /only means something inside/],
  ['db.internal', /only means something inside/],
  ['[fc00::1]', /private network/],
  ['[fd12:3456::1]', /private network/],
  ['[fe80::1]', /local link/],
  ['[64:ff9b::7f00:1]', /64:ff9b::7f00:1 carries 127\.0\.0\.1, which is this machine itself/],
  ['[64:ff9b:1::1]', /reserved range/],
  ['[2002:7f00:1::]', /2002:7f00:1:: carries 127\.0\.0\.1, which is this machine itself/],
  ['[2001:db8::1]', /reserved range/],
  ['[2001::1]', /reserved range/],
  ['192.0.2.1', /reserved range/],
  ['198.18.0.1', /reserved range/],
  ['224.0.0.1', /multicast/],
  ['255.255.255.255', /broadcast/],
];

describe('the guard by default', () => {
  it.each(insideHosts)('refuses %s', (host, because) => {
    expect(strict.judgeUrl(`https://${host}/hook`)).toEqual(refusedFor(because));
  });

  it.each(['https://hooks.example.com/a?b=c', 'https://hooks.example.com:8443/', 'https://metadata.example.com/', 'https://93.184.216.34/', 'https://[2606:4700::1111]/', 'https://[::ffff:93.184.216.34]/', 'https://[64:ff9b::5db8:d822]/'])(
    'allows %s',
    (url) => expect(strict.judgeUrl(url)).toEqual(allowed),
  );

  it.each([
    ['http://hooks.example.com/', /plain http.+use https/],
    ['http://93.184.216.34/', /plain http.+use https/],
    ['https://hooks.example.com:5432/', /port 5432; use one of 443, 8443, 80/],
    ['https://93.184.216.34:22/', /port 22/],
    ['ftp://hooks.example.com/', /cannot be sent by "ftp:"/],
    ['file:///etc/passwd', /cannot be sent by "file:"/],
    ['hooks.example.com', /is not a URL/],
    ['https://999.1.1.1/', /is not a URL/],
    ['', /is not a URL/],
  ])('refuses %s', (url, because) => {
    expect(strict.judgeUrl(url)).toEqual(refusedFor(because));
  });

  it.each(['https://ana:hunter2@hooks.example.com/', 'https://ana:hunter2@999.1.1.1/'])('refuses %s and does not repeat its password', (url) => {
    expect(strict.judgeUrl(url)).toEqual({ allowed: false, because: expect.not.stringContaining('hunter2') });
  });

  it.each(['', 'hooks.example.com', '1.2.3.4.5', 'fe80::1%eth0'])('refuses "%s" as an address', (text) => {
    expect(strict.judgeAddress(text)).toMatchObject({ allowed: false });
  });
});

describe('the guard with opened networks', () => {
  it.each(['http://127.0.0.1:3000/', 'http://0x7f.1:9/', 'https://10.1.2.3:5000/', 'http://[fd12::1]:8080/', 'http://[::ffff:10.1.2.3]/', 'http://100.64.0.1/'])('allows %s', (url) => {
    expect(open.judgeUrl(url)).toEqual(allowed);
  });

  it.each(['http://192.168.1.1/', 'http://[::1]/', 'http://93.184.216.34/', 'https://93.184.216.34:22/'])('still refuses %s', (url) => {
    expect(open.judgeUrl(url)).toMatchObject({ allowed: false });
  });

  it.each(['169.254.169.254', '100.100.100.200', 'fd00:ec2::254', '64:ff9b::a9fe:a9fe'])('never opens the metadata service at %s', (ip) => {
    expect(open.judgeAddress(ip)).toEqual(refusedFor(/metadata service/));
  });

  it('leaves scheme and port of a name to the address that it turns out to have', () => {
    const url = new URL('http://shop.example:3000/');
    expect(open.judgeUrl(url.href)).toEqual(allowed);
    expect(open.judgePeer(url, '10.0.0.7')).toEqual(allowed);
    expect(open.judgePeer(url, '93.184.216.34')).toEqual(refusedFor(/93\.184\.216\.34 is public and the URL on shop\.example:3000 is plain http/));
    expect(open.judgePeer(url, '192.168.0.7')).toEqual(refusedFor(/private network/));
  });

  it('asks public hosts on the ports it was given', () => {
    const guard = new AddressGuard({ allowedNetworks: [], publicPorts: [9443] });
    expect(guard.judgeUrl('https://hooks.example.com:9443/')).toEqual(allowed);
    expect(guard.judgeUrl('https://hooks.example.com/')).toEqual(refusedFor(/port 443; use one of 9443/));
  });

  it('refuses to start on networks that it cannot read, and lists every one', () => {
    const allowedNetworks = ['10.0.0.0/8', '10.0.0.0/33', '10.0.0.5', 'lan', '127.1/8', '::ffff:10.0.0.0/104', 'fd00::/8'];
    expect(() => new AddressGuard({ allowedNetworks })).toThrow(
      '5 of the networks that webhooks may reach cannot be read: "10.0.0.0/33" is not a network; "10.0.0.5" has no prefix length; "lan" is not a network; "127.1/8" is not a network; "::ffff:10.0.0.0/104" only carries IPv4',
    );
  });
});

describe('an address in disguise', () => {
  const octets = fc.tuple(fc.constantFrom(0, 8, 10, 93, 100, 127, 169, 172, 192, 198, 203, 224, 255), fc.nat(255), fc.nat(255), fc.nat(255));
  const hex = (high = 0, low = 0) => ((high << 8) | low).toString(16);

  it('gets the verdict of the address that it stands for', () => {
    fc.assert(
      fc.property(octets, ([a, b, c, d]) => {
        const plain = open.judgeAddress(`${a}.${b}.${c}.${d}`).allowed;
        const whole = ((a * 256 + b) * 256 + c) * 256 + d;
        const [high, low] = [hex(a, b), hex(c, d)];
        const disguises = [String(whole), `0x${whole.toString(16)}`, `${a}.${b * 65_536 + c * 256 + d}`, `[::ffff:${high}:${low}]`, `[64:ff9b::${high}:${low}]`, `[2002:${high}:${low}::1]`];
        for (const host of disguises) expect({ host, allowed: open.judgeUrl(`https://${host}/`).allowed }).toEqual({ host, allowed: plain });
      }),
      { numRuns: 1_000 },
    );
  });
});
