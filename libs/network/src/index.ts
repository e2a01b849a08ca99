export { prepareNetworks } from './asn/asn-table.js';
export { Atlas, type AtlasOptions } from './atlas.js';
export type { AddressKind, NetworkClass, Place } from './place.js';
export type { DataSource } from './sources/data-source.js';
