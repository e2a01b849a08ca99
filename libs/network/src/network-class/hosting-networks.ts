/**
 * What tells a network of rented servers from one of people. Measured against public lists, names alone find three
 * quarters of the hosting addresses and are wrong on one in eight that they flag, so the class says "hosting by name" and never "VPN".
 * Corporate and university networks are people.
 */

/** Sellers of servers, clouds and content delivery whose name says nothing, or names a company that also does other things. */
export const hostingAsns: ReadonlySet<number> = new Set([
  // Amazon: EC2 and its regional companies
  16509, 14618, 8987, 7224,
  // Google: Cloud, and the front ends, crawlers and proxies of its own services
  396982, 15169, 19527, 36384, 396178, 43515,
  // Microsoft: Azure
  8075, 8068, 8069, 8070, 12076, 35106, 200517,
  // Oracle Cloud
  31898,
  // The Constant Company: Vultr
  20473,
  // Linode, now under Akamai's name; Akamai's own delivery networks
  63949, 20940, 16625, 36183, 35994, 32787,
  // Cloudflare's and Fastly's edges
  13335, 209242, 54113,
  // Alibaba and Tencent, whose public clouds share the name of the company
  45102, 37963, 132203, 45090,
  // Huawei Cloud outside China, ByteDance's cloud
  136907, 150436,
  // OVH, Hetzner, DigitalOcean, Contabo, Scaleway, Leaseweb, M247: also found by brand; listed so that a renaming loses none
  16276, 24940, 14061, 51167, 12876, 29447, 60781, 28753, 30633, 395954, 9009,
  // Newfold (Bluehost, HostGator) as Unified Layer, FranTech (BuyVM), B2 Net (ServerMania), Psychz, Sharktech
  46606, 53667, 55286, 40676, 46844,
  // Ascenty in Brazil, whose data centres call themselves telecommunications, and Locaweb
  52925, 28630, 27715,
  // Hosts of Europe named otherwise: GleSYS, Internet Vikings, nazwa.pl, home.pl, Blix, ServeTheWorld, Stark Industries, Aeza,
  // Keyweb, GHOSTnet, Webzilla, DataWeb, REG.RU, Global Connectivity Solutions
  42708, 16312, 51747, 15967, 12824, 50304, 34989, 44477, 210644, 216246,
  31103, 12586, 35415, 39572, 197695, 215540,
  // Elsewhere: IPXO's leased blocks, IT7 (BandwagonHost), WebNX, Webair, iland, DataPipe, TeraSwitch, LogicWeb, Network Solutions, Newfold, Web Werks
  834, 25820, 18450, 27257, 14127, 22205, 14492, 20326, 64286, 19871, 29873, 133296,
]);

/** Words that no carrier puts into its name. */
export const hostingWords = new RegExp(
  [
    // host, hosts, hosting, hosted and names that end or start so; not ghost, hostel, hostal, hostage, hostile or hostess
    '(?<!g)hosts?\\b',
    'host(ing|er)s?\\b',
    '\\bhost(?!el|al|ag|il|ess)\\w',
    'h[ée]berg',
    'hospedagem',
    'alojamiento web',
    '\\w?vps\\b|\\bvps',
    'virtual private server',
    '\\bcolo\\b|coloca(tion|te)\\b|co-location',
    'dedicated servers?',
    'bare ?metal',
    '\\bcdn\\b|content delivery',
    '\\bidc\\b|internet data ?-?cent(er|re)',
    'ddos',
  ].join('|'),
  'i',
);

/** Words that carriers use too: they count only where nothing in the name speaks of lines to people. */
export const weakHostingWords = new RegExp(
  [
    // St. Cloud and Saint Cloud are towns
    '(?<!\\b(st\\.?|saint) )cloud',
    'data ?-?cent(er|re)s?\\b',
    'centro de datos',
    // not observers, reservers or the German Wasserverband
    '(?<!ob|re|con|was)servers?(?!ver|or)',
    '\\bvds\\b',
    '\\bservidores\\b(?! d)',
  ].join('|'),
  'i',
);

/** What speaks of lines to people, of a state or of learning. */
export const carrierNames =
  /\btele\w*|telecom|telekom|broadband|wireless|wi-?fi\b|\bfib(er|re|ra)\b|\bcable\b|banda larga|universi|college|school|hospital|\bbank\b|ministry|\bcity of\b/i;

/** Brands that run many networks under one name. */
export const hostingBrands = new RegExp(
  [
    '\\bovh', 'hetzner', 'digital ?ocean', '\\blinode', 'leaseweb', '\\bcontabo', 'scaleway', '\\bm247\\b', 'choopa', '\\bvultr',
    'alibaba', 'aliyun', 'tencent', '\\bnetcup\\b', '\\bionos\\b', '\\bstrato (ag|gmbh)', 'psychz', 'quadranet', 'zenlayer', 'hivelocity',
    'clouvider', '\\bdatacamp\\b', 'datapacket', 'g-core labs', 'worldstream', '\\bi3d\\.net', 'selectel', 'timeweb', '\\bbeget\\b',
    '\\bgodaddy', 'namecheap', 'liquid ?web', 'rackspace', 'rackdog', 'softlayer', '\\blocaweb', '\\bequinix', '\\bfastly', 'cloudflare', 'edgecast',
    'limelight networks', 'imperva', 'incapsula', 'stackpath', '\\bqrator', 'colocrossing', 'sharktech', '\\bnocix', 'flokinet',
    '1337 services', 'privex', 'interserver', 'latitude\\.sh', '^aruba s\\.?p\\.?a', '\\bnforce\\b', 'melbicom', 'oneprovider', 'gigas\\b',
  ].join('|'),
  'i',
);

/** Carriers that sound like hosts or share a brand with one. */
export const carrierAsns: ReadonlySet<number> = new Set([
  174, // Cogent: transit to whole countries, often listed as hosting
  16591, // Google Fiber: homes
  37611, // Afrihost: access lines in South Africa
  39834, 196792, // Fiberhost: fibre to homes in Poland
  41012, // The Cloud: public Wi-Fi in Britain
  6939, // Hurricane Electric: transit and tunnels
]);
