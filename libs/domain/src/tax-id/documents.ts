import { validate as arCuit } from 'stdnum/lib/cjs/ar/cuit.js';
import { validate as boCi } from 'stdnum/lib/cjs/bo/ci.js';
import { validate as brCnpj } from 'stdnum/lib/cjs/br/cnpj.js';
import { validate as brCpf } from 'stdnum/lib/cjs/br/cpf.js';
import { validate as clRut } from 'stdnum/lib/cjs/cl/rut.js';
import { validate as coNit } from 'stdnum/lib/cjs/co/nit.js';
import { validate as crCpj } from 'stdnum/lib/cjs/cr/cpj.js';
import { validate as cuNi } from 'stdnum/lib/cjs/cu/ni.js';
import { validate as doCedula } from 'stdnum/lib/cjs/do/cedula.js';
import { validate as doRnc } from 'stdnum/lib/cjs/do/rnc.js';
import { validate as ecCi } from 'stdnum/lib/cjs/ec/ci.js';
import { validate as ecRuc } from 'stdnum/lib/cjs/ec/ruc.js';
import { validate as esNif } from 'stdnum/lib/cjs/es/nif.js';
import { validate as gtNit } from 'stdnum/lib/cjs/gt/nit.js';
import { validate as mxCurp } from 'stdnum/lib/cjs/mx/curp.js';
import { validate as mxRfc } from 'stdnum/lib/cjs/mx/rfc.js';
import { validate as peRuc } from 'stdnum/lib/cjs/pe/ruc.js';
import { validate as ptNif } from 'stdnum/lib/cjs/pt/nif.js';
import { validate as pyRuc } from 'stdnum/lib/cjs/py/ruc.js';
import { validate as svNit } from 'stdnum/lib/cjs/sv/nit.js';
import { validate as usEin } from 'stdnum/lib/cjs/us/ein.js';
import { validate as usSsn } from 'stdnum/lib/cjs/us/ssn.js';
import { validate as uyCedula } from 'stdnum/lib/cjs/uy/cedula.js';
import { validate as uyRut } from 'stdnum/lib/cjs/uy/rut.js';
import { validate as veRif } from 'stdnum/lib/cjs/ve/rif.js';

/** Whom an identifier was issued to. */
export type Holder = 'person' | 'company';

/** One kind of identifier that a country issues. */
export interface Document {
  readonly name: string;
  /** What it looks like without punctuation. Looked at first: a failed check in stdnum builds an Error with its stack. */
  readonly shape: RegExp;
  /** Zeros are put in front up to this length; people drop them. Only when the country was given, or everything fits. */
  readonly length?: number;
  /** False where any number of that length would do: such a document proves nothing. */
  readonly hasCheckDigit: boolean;
  readonly check?: Check;
  /** Left out where the check itself says it. */
  readonly holder?: Holder | ((id: string) => Holder);
  /** The number does not say who holds it; it is numbering practice that does. */
  readonly byConvention?: true;
}

type Check = (id: string) => { readonly isValid: true; readonly isCompany: boolean } | { readonly isValid: false };

const company = (yes: boolean): Holder => (yes ? 'company' : 'person');

/**
 * Latin America, Spain, Portugal and the United States. stdnum is imported file by file: the whole of it is three times
 * as much to load for countries that nobody here issues accounts in. Another country is another line.
 */
export const documents: Readonly<Record<string, readonly Document[]>> = {
  AR: [
    { name: 'CUIT', shape: /^\d{11}$/, hasCheckDigit: true, check: arCuit },
    { name: 'DNI', shape: /^\d{7,8}$/, hasCheckDigit: false, holder: 'person' },
  ],
  BO: [{ name: 'CI', shape: /^\d{7,8}[A-Z]{2}\w{0,2}$/, hasCheckDigit: false, check: boCi, holder: 'person' }],
  BR: [
    { name: 'CPF', shape: /^\d{9,11}$/, length: 11, hasCheckDigit: true, check: brCpf },
    { name: 'CNPJ', shape: /^([0-9A-Z]{12}\d{2}|\d{13})$/, length: 14, hasCheckDigit: true, check: brCnpj },
  ],
  CL: [
    {
      name: 'RUT',
      shape: /^\d{6,8}[\dK]$/,
      length: 8,
      hasCheckDigit: true,
      check: clRut,
      holder: (id) => company(Number(id.slice(0, -1)) >= 50_000_000),
      byConvention: true,
    },
  ],
  CO: [
    { name: 'NIT', shape: /^[89]\d{9}$/, hasCheckDigit: true, check: coNit, holder: 'company', byConvention: true },
    { name: 'NIT without check digit', shape: /^[89]\d{8}$/, hasCheckDigit: false, holder: 'company', byConvention: true },
    { name: 'Cédula', shape: /^(\d{6,8}|1\d{9})$/, hasCheckDigit: false, holder: 'person', byConvention: true },
    { name: 'NIT', shape: /^[1-7]\d{8,10}$/, hasCheckDigit: true, check: coNit, holder: 'person', byConvention: true },
  ],
  CR: [
    { name: 'Cédula física', shape: /^(0[1-9]\d{8}|[1-9]\d{8})$/, hasCheckDigit: false, holder: 'person' },
    { name: 'Cédula jurídica', shape: /^[2-5]\d{9}$/, hasCheckDigit: false, check: crCpj },
    { name: 'Cédula de residencia', shape: /^1\d{11}$/, hasCheckDigit: false, holder: 'person' },
  ],
  CU: [{ name: 'NI', shape: /^\d{11}$/, hasCheckDigit: false, check: cuNi }],
  DO: [
    { name: 'Cédula', shape: /^\d{11}$/, hasCheckDigit: true, check: doCedula },
    { name: 'RNC', shape: /^\d{9}$/, hasCheckDigit: true, check: doRnc },
  ],
  EC: [
    { name: 'Cédula', shape: /^\d{10}$/, hasCheckDigit: true, check: ecCi },
    { name: 'RUC', shape: /^\d{13}$/, hasCheckDigit: true, check: ecRuc },
  ],
  ES: [{ name: 'NIF', shape: /^[A-Z\d]\d{7}[A-Z\d]$/, hasCheckDigit: true, check: esNif }],
  GT: [{ name: 'NIT', shape: /^\d{1,11}[\dK]$/, hasCheckDigit: true, check: gtNit, holder: 'person', byConvention: true }],
  MX: [
    { name: 'RFC', shape: /^[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}$/, hasCheckDigit: true, check: mxRfc },
    { name: 'CURP', shape: /^[A-Z]{4}\d{6}[A-Z]{6}[A-Z\d]\d$/, hasCheckDigit: true, check: mxCurp },
  ],
  PE: [
    // stdnum calls every RUC a company; 10, 15, 16 and 17 are issued to people.
    { name: 'RUC', shape: /^(10|15|16|17|20)\d{9}$/, hasCheckDigit: true, check: peRuc, holder: (id) => company(id.startsWith('20')) },
    { name: 'DNI', shape: /^\d{8}$/, hasCheckDigit: false, holder: 'person' },
  ],
  PT: [{ name: 'NIF', shape: /^[1-9]\d{8}$/, hasCheckDigit: true, check: ptNif }],
  PY: [
    { name: 'RUC', shape: /^\d{5,9}$/, hasCheckDigit: true, check: pyRuc },
    { name: 'Cédula', shape: /^\d{5,8}$/, hasCheckDigit: false, holder: 'person' },
  ],
  SV: [{ name: 'NIT', shape: /^[019]\d{13}$/, hasCheckDigit: true, check: svNit, holder: 'person', byConvention: true }],
  US: [
    { name: 'SSN', shape: /^\d{9}$/, hasCheckDigit: false, check: usSsn },
    { name: 'EIN', shape: /^\d{9}$/, hasCheckDigit: false, check: usEin },
  ],
  UY: [
    { name: 'RUT', shape: /^\d{12}$/, hasCheckDigit: true, check: uyRut },
    { name: 'Cédula', shape: /^\d{7,8}$/, length: 8, hasCheckDigit: true, check: uyCedula },
  ],
  VE: [{ name: 'RIF', shape: /^[VEJPG]\d{9}$/, hasCheckDigit: true, check: veRif }],
};

/**
 * Prefixes that some sources list and our check does not know. They are reported as what they are, a gap in our
 * knowledge, and never counted against the holder: Argentina's 25 and 26, Uruguay's RUT series above 21.
 */
export const unknownPrefixes: Readonly<Record<string, RegExp>> = { AR: /^2[56]\d{9}$/, UY: /^2[2-9]\d{10}$/ };

/** Ids that a tax office publishes for "the general public" and "a foreigner": allowed, and held by nobody. */
export const genericIds: Readonly<Record<string, ReadonlyMap<string, Holder>>> = {
  MX: new Map([['XAXX010101000', 'person'], ['XEXX010101000', 'person']]),
};
