/** Writes a small MMDB file, for the specs: nobody lets one keep an official city database in a repository. */
export function writtenMmdb(databaseType: string, networks: readonly { readonly network: string; readonly holds: object }[]): Buffer {
  const root: Node = [null, null];
  const nodes = [root];
  const data: Buffer[] = [];
  let dataLength = 0;
  for (const { network, holds } of networks) {
    const bits = bitsOf(network);
    let node = root;
    for (const bit of bits.slice(0, -1)) {
      if (!Array.isArray(node[bit])) nodes.push((node[bit] = [null, null]));
      node = node[bit] as Node;
    }
    node[bits.at(-1)!] = dataLength;
    data.push(encoded(holds));
    dataLength += data.at(-1)!.length;
  }
  const number = new Map(nodes.map((node, index) => [node, index]));
  const tree = Buffer.alloc(nodes.length * 6);
  for (const [index, node] of nodes.entries()) {
    for (const side of [0, 1] as const) {
      const next = node[side];
      const record = next === null ? nodes.length : typeof next === 'number' ? nodes.length + 16 + next : number.get(next)!;
      tree.writeUIntBE(record, index * 6 + side * 3, 3);
    }
  }
  const description = {
    node_count: nodes.length,
    record_size: 24,
    ip_version: 6,
    database_type: databaseType,
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: Date.UTC(2026, 9, 1) / 1000,
    languages: ['en'],
    description: { en: 'for a test' },
  };
  return Buffer.concat([tree, Buffer.alloc(16), ...data, Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1'), encoded(description)]);
}

type Node = [Node | number | null, Node | number | null];

/** IPv4 lies at ::/96 of the tree. */
function bitsOf(network: string): (0 | 1)[] {
  const [address = '', length = '0'] = network.split('/');
  const octets = address.split('.').map((octet) => Number(octet).toString(2).padStart(8, '0'));
  return [...'0'.repeat(96), ...octets.join('').slice(0, Number(length))].map((bit) => (bit === '1' ? 1 : 0));
}

function encoded(value: unknown): Buffer {
  if (typeof value === 'string') return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'boolean') return control(14, value ? 1 : 0);
  if (Array.isArray(value)) return Buffer.concat([control(11, value.length), ...value.map(encoded)]);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return Buffer.concat([control(7, entries.length), ...entries.flatMap(([key, held]) => [encoded(key), encoded(held)])]);
  }
  const number = Buffer.alloc(8);
  if (Number.isInteger(value) && (value as number) >= 0) {
    number.writeUInt32BE(value as number);
    return Buffer.concat([control(6, 4), number.subarray(0, 4)]);
  }
  number.writeDoubleBE(value as number);
  return Buffer.concat([control(3, 8), number]);
}

/** Type and size; types from 8 on do not fit into the first byte and follow in a second. */
function control(type: number, size: number): Buffer {
  return type < 8 ? Buffer.from([(type << 5) | size]) : Buffer.from([size, type - 7]);
}
