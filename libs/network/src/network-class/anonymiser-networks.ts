/**
 * Networks that exist to hide who speaks. Only operators that run nothing else: most exits of the large VPN brands are
 * rented from hosts (M247, Datacamp, Clouvider) among ordinary servers, and stay `hosting` unless a list of the operator's names them.
 */
export const anonymiserAsns: ReadonlySet<number> = new Set([
  // VPN: Mullvad's own company, 31173 Services
  39351, 49399, 214813, 216025,
  // VPN: Proton, the networks of its VPN, not of its mail
  209103, 199218,
  // VPN: PacketHub, which holds NordVPN's addresses
  136787, 147049, 141039, 207137, 272096,
  // VPN: Cyberzone (Surfshark), Strong Technology (StrongVPN), Powerhouse Management (VyprVPN), Mudhook (IPVanish), Windscribe, IVPN, Privado
  209854, 22781, 62651, 140952, 13926, 54203, 22363, 46253, 397540, 203619, 50525,
  // VPN: smaller ones by their registered name
  208765, 213163, 397282, 201665,
  // Tor exits: Stiftung Erneuerbare Freiheit, Applied Privacy, Emerald Onion, Quintex, Calyx, F3 Netze, DFRI, Church of Cyberology
  60729, 208323, 396507, 62744, 4224, 205100, 198093, 215125,
  // Sellers of proxies: Oxylabs, IPRoyal, PacketStream, Sprious (Rayobyte)
  396319, 209043, 399916, 64267, 54252, 397630,
]);

/** The same operators under numbers that they do not have yet. "VPN" alone says nothing: carriers sell it to offices. */
export const anonymiserNames =
  /\bmullvad|31173 services|\bpackethub|\bnord ?vpn|\bsurfshark|\bexpress ?vpn|\bcyberghost|\bwindscribe|\bivpn\b|\bproton ?vpn|\btunnelbear|\btor (exit|project)|\btorservers|\boxylabs|\biproyal|\bpacketstream/i;
