/**
 * Networks whose people are not where their addresses are: a phone that roams speaks through its carrier at home, an
 * aircraft, a ship or a farm through the ground station of its satellite. Neither says anything against anybody.
 *
 * Only operators that run nothing else, by their names in the table of autonomous systems that ships with the install: where
 * a carrier also has lines at home under the same number (Telecom Argentina, Antel, TIM in Brazil), it stays `consumer`.
 */

/** Carriers of phones whose name does not say so. */
export const mobileAsns: ReadonlySet<number> = new Set([
  // Latin America: Vivo's phones and Claro's in Brazil, Claro's in Colombia, Entel's in Peru, Núcleo (Personal) in Paraguay
  26599, 22085, 26611, 21575, 27895,
  // United States: Verizon Wireless, AT&T Mobility
  22394, 6167, 20057,
  // Bharti Airtel's phones
  45609,
]);

/** Names of carriers. `wireless` is not among them: that is what small providers call an aerial on a roof. */
export const mobileNames =
  /\b(t-)?mobile\b(?!.*\b(insurance|business|hosting|alliance)\b)|\bm[oó]vile?s?\b|\bm[oó]vel\b|radio ?m[oó]vil|telem[oó]vil|\bcell?ular\b|\bcellco\b|\bpcs\b|\bgsm\b/i;

/** Operators of satellites and those who sell their lines to aircraft, ships and homes. */
export const satelliteAsns: ReadonlySet<number> = new Set([
  // SpaceX Starlink
  14593, 27277, 40714, 53348, 397763,
  // Intelsat, whose inflight network is what aircraft of many airlines use; Gogo; Panasonic Avionics; Anuvu, once Global Eagle
  22351, 26243, 46982, 11167, 64294, 394603, 400110,
  // Viasat, Hughes
  7155, 40306, 40310, 40311, 16491, 46536, 6621, 63062, 1358, 12440, 44795, 265705, 28613, 266417, 17648,
  // SES, Eutelsat and OneWeb, Inmarsat, Iridium, Globalstar, Thuraya, Telesat
  12684, 60725, 201554, 34444, 15829, 29137, 204276, 800, 25222, 31515, 31753, 152659, 22184, 206171, 398736, 19458, 44703, 19036, 11919, 16212,
  // Hispasat, Hispamar, ARSAT
  197991, 265554, 28552, 28273, 52361,
  // Ships: Speedcast, Marlink, KVH
  4913, 5666, 38456, 32034, 9229, 5377, 39356, 44933, 8841, 8264, 55784, 209980, 210314, 24039, 22218, 14549, 10021, 25687,
  // Elsewhere: Kacific, Measat, AsiaSat, Arabsat
  135409, 38891, 141735, 41659, 39064,
]);

/** The same operators under numbers that they do not have yet. "Satellite" alone says little: cable companies are called so. */
export const satelliteNames = /\bspacex\b|^space exploration tech|\bviasat[ ,]|hughes network|\bintelsat\b|\binmarsat\b|\beutelsat\b|\bhispasat\b|panasonic avionics|\bmarlink\b|\bspeedcast\b/i;
