import type { Dice } from './dice.js';

const women = ['María', 'Ana', 'Lucía', 'Sofía', 'Camila', 'Valentina', 'Martina', 'Florencia', 'Carolina', 'Paula', 'Laura', 'Silvia', 'Mónica', 'Graciela', 'Patricia', 'Romina', 'Natalia', 'Verónica', 'Agustina', 'Julieta', 'Micaela', 'Rocío', 'Gabriela', 'Daniela', 'Cecilia', 'Eugenia', 'Noelia', 'Yamila', 'Brenda', 'Milagros'];
const men = ['Juan', 'José', 'Carlos', 'Luis', 'Jorge', 'Miguel', 'Diego', 'Pablo', 'Martín', 'Sergio', 'Matías', 'Nicolás', 'Facundo', 'Lucas', 'Tomás', 'Santiago', 'Joaquín', 'Franco', 'Ezequiel', 'Gonzalo', 'Rodrigo', 'Hernán', 'Gustavo', 'Roberto', 'Héctor', 'Raúl', 'Ramiro', 'Leandro', 'Emiliano', 'Iván'];
const surnames = [
  'González', 'Rodríguez', 'Gómez', 'Fernández', 'López', 'Díaz', 'Martínez', 'Pérez', 'García', 'Sánchez', 'Romero', 'Sosa', 'Álvarez', 'Torres', 'Ruiz', 'Ramírez', 'Flores', 'Acosta', 'Benítez', 'Medina', 'Herrera', 'Suárez', 'Aguirre', 'Giménez', 'Gutiérrez', 'Pereyra', 'Rojas', 'Molina', 'Castro', 'Ortiz',
  'Silva', 'Núñez', 'Luna', 'Juárez', 'Cabrera', 'Ríos', 'Morales', 'Godoy', 'Moreno', 'Ferreyra', 'Domínguez', 'Carrizo', 'Peralta', 'Castillo', 'Ledesma', 'Quiroga', 'Vega', 'Vera', 'Muñoz', 'Ojeda', 'Rossi', 'Bianchi', 'Russo', 'Schmidt', 'Müller', 'Kowalski', 'Ivanov', 'Tanaka', 'Haddad', 'O\'Connor', 'Ng', 'Wu', 'Szczepański', 'Etchegaray', 'Ñancupil',
];

export interface Name {
  readonly first: string;
  readonly last: string;
}

/** Families share a surname, and now and then a son has his father's name. */
export function aName(dice: Dice, last = dice.of(surnames)): Name {
  const from = dice.chance(0.5) ? women : men;
  const first = dice.of(from);
  return { first: dice.chance(0.25) ? `${first} ${dice.of(from)}` : first, last };
}

export const surname = (dice: Dice): string => dice.of(surnames);

export const plain = (text: string): string => text.normalize('NFD').replace(/[^A-Za-z]/g, '').toLowerCase();

const mailboxes = [['gmail.com', 55], ['hotmail.com', 18], ['yahoo.com.ar', 8], ['outlook.com', 8], ['icloud.com', 5], ['live.com.ar', 3], ['fibertel.com.ar', 3]] as const;

/** Most addresses are made of the name; many have a year or a nickname, and some have nothing to do with it. */
export function mailOf({ first, last }: Name, dice: Dice): string {
  const [one, other] = [plain(first.split(' ')[0] ?? first), plain(last)];
  const box = dice.weighted<string>([
    [`${one}.${other}`, 20],
    [`${one}${other}${dice.whole(1, 99)}`, 25],
    [`${one.charAt(0)}${other}${dice.whole(1, 999)}`, 15],
    [`${other}.${one}`, 8],
    [`${one}_${dice.whole(1955, 2006)}`, 14],
    [`${dice.of(['elcapo', 'lagringa', 'pelado', 'turco', 'nena', 'mdq', 'rosarina', 'bostero', 'cuervo', 'xeneize'])}${dice.whole(1, 999)}`, 12],
    [`ventas.${other}`, 2],
  ]);
  return `${box}@${dice.weighted(mailboxes.map(([domain, weight]) => [domain, weight] as const))}`;
}

const areas: Readonly<Record<string, readonly string[]>> = { AR: ['54911', '549351', '549341', '549261', '549381'], CL: ['569'], BR: ['5511', '5521', '5541'] };

export function phoneNumber(country: string, dice: Dice): string {
  const area = dice.of(areas[country] ?? (areas['AR'] as readonly string[]));
  const missing = country === 'AR' ? 13 - area.length : country === 'CL' ? 8 : 8;
  return `+${area}${country === 'BR' ? '9' : ''}${dice.whole(2, 9)}${dice.digits(missing - 1)}`;
}
