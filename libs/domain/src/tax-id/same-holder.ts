const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

const remainder = (digits: string): number => 11 - ([...digits].reduce((sum, digit, place) => sum + Number(digit) * (weights[place] ?? 0), 0) % 11);

/** Of a person; 30, 33 and 34 are companies. */
const cuitPrefixes = ['20', '23', '24', '27'];

/** A CUIT is a prefix, the DNI with zeros in front, and a check digit. */
function argentine(id: string): string[] {
  const [, inside] = /^2[034567](\d{8})\d$/.exec(id) ?? [];
  if (inside !== undefined) return [inside, inside.replace(/^0/, '')];
  if (!/^\d{7,8}$/.test(id)) return [];
  const dni = id.padStart(8, '0');
  const cuits = cuitPrefixes.flatMap((prefix) => {
    const check = remainder(prefix + dni);
    return check === 10 ? [] : [`${prefix}${dni}${check % 11}`];
  });
  return [dni, dni.replace(/^0/, ''), ...cuits];
}

/** The RUC of a person is 10, the DNI and a check digit. */
function peruvian(id: string): string[] {
  const [, inside] = /^10(\d{8})\d$/.exec(id) ?? [];
  const dni = inside ?? (/^\d{8}$/.test(id) ? id : undefined);
  return dni === undefined ? [] : [dni, `10${dni}${remainder(`10${dni}`) % 10}`];
}

/** The RUC of a person is the cédula and the number of the establishment. */
function ecuadorian(id: string): string[] {
  const [, cedula] = /^(\d{2}[0-5]\d{7})(001)?$/.exec(id) ?? [];
  return cedula === undefined ? [] : [cedula, `${cedula}001`];
}

const documents: Readonly<Record<string, (id: string) => string[]>> = { AR: argentine, PE: peruvian, EC: ecuadorian };

/** The identifiers that belong to whoever holds this one, itself among them: countries issue one number into another. */
export function idsOfHolder(normalized: string, country: string | null): string[] {
  const others = country !== null && Object.hasOwn(documents, country) ? (documents[country]?.(normalized) ?? []) : [];
  return [...new Set([normalized, ...others])];
}
