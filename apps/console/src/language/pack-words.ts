import type { Language } from './languages.js';

interface PackWords {
  readonly title: string;
  readonly says: string;
  /** By their codes. */
  readonly rules: Readonly<Record<string, { readonly name: string; readonly description: string }>>;
}

/** The packs of rules that come with the install, in Spanish. What is installed keeps its name: it is the organization's then. A test holds them complete. */
export const packsInSpanish: Readonly<Record<string, PackWords>> = {
  'account-takeover': {
    title: 'Toma de cuentas',
    says: 'Otra persona entra en una cuenta: se fuerza o se cambia una cerradura desde un dispositivo que la cuenta no conocía, y sale dinero.',
    rules: {
      'changed-after-failures': { name: 'Credenciales cambiadas tras ingresos fallidos, en un dispositivo nuevo', description: 'Al menos tres ingresos fallidos en una hora, y luego una contraseña, correo, teléfono o PIN nuevos desde un dispositivo visto por primera vez en el último día.' },
      'money-after-change': { name: 'Sale dinero en un día desde que cambiaron las credenciales, desde un dispositivo nuevo', description: 'Una transferencia desde un dispositivo visto por primera vez en el último día, después de que en un día cambiara una contraseña, un correo o un teléfono.' },
      'two-countries': { name: 'Dos países en dos horas, uno de ellos por una red de alojamiento', description: 'Ingresos desde dos países en dos horas, el último por un centro de datos o un anonimizador.' },
    },
  },
  'card-testing': {
    title: 'Prueba de tarjetas',
    says: 'Se prueban números de tarjeta robados con importes pequeños. Envía un hash de la tarjeta como metadata.cardHash; nunca el número.',
    rules: {
      'many-cards': { name: 'Muchas tarjetas en un dispositivo en una hora', description: 'Cuatro o más tarjetas distintas (metadata.cardHash) desde un dispositivo en una hora.' },
      'declines-from-one-address': { name: 'Muchos pagos fallidos desde una dirección', description: 'Ocho o más pagos fallidos desde una dirección en diez minutos.' },
    },
  },
  'credential-stuffing': {
    title: 'Prueba de contraseñas',
    says: 'Nombres y contraseñas que se filtraron en otra parte se prueban aquí: muchas cuentas desde pocas direcciones.',
    rules: {
      'many-accounts-one-address': { name: 'Ingresos fallidos a muchas cuentas desde una dirección', description: 'Diez o más usuarios distintos no logran entrar desde una dirección en diez minutos.' },
      'success-among-failures': { name: 'Un ingreso que funciona desde una dirección donde muchos fallan', description: 'Un ingreso logrado desde una dirección en la que diez o más usuarios fallaron en una hora, en un dispositivo visto por primera vez en el último día.' },
    },
  },
  'mule-account': {
    title: 'Cuentas mula',
    says: 'Una cuenta recibe lo que se robó a otros y lo pasa.',
    rules: {
      'many-payers': { name: 'Muchas personas pagan a una cuenta en un día', description: 'Cinco o más entidades envían a la misma cuenta en un día, y esta no había enviado allí antes.' },
      'fans-out-young': { name: 'Una cuenta joven envía a muchas en un día', description: 'Una cuenta de menos de treinta días envía a cinco o más cuentas en un día.' },
    },
  },
  'new-account-abuse': {
    title: 'Abuso de cuentas nuevas',
    says: 'Se crean cuentas en cantidad, por lo que reciben los clientes nuevos o para venderlas.',
    rules: {
      'many-accounts-one-device': { name: 'Muchas cuentas nuevas en un dispositivo', description: 'Cuatro o más entidades en un dispositivo en una semana, y esta tiene menos de una semana.' },
      'hurried-money': { name: 'Dinero en la primera hora, por una red de alojamiento', description: 'Una transferencia de una cuenta de menos de una hora, desde un centro de datos o un anonimizador.' },
    },
  },
  'rapid-transfers': {
    title: 'Transferencias rápidas',
    says: 'El dinero sale en muchos pasos pequeños, más rápido de lo que una persona lo gasta.',
    rules: {
      'more-than-five-an-hour': { name: 'Más de cinco transferencias en una hora', description: 'Más de cinco transferencias logradas de una entidad en una hora.' },
      'to-new-payees': { name: 'Varias transferencias a destinatarios distintos en diez minutos', description: 'Cuatro o más destinatarios en diez minutos, de una entidad.' },
    },
  },
};

/** What rules of packs must hit and what they must spare, by the sentences of the packs. */
export const packStoriesInSpanish: Readonly<Record<string, string>> = {
  "a guessed password is changed from the guesser's phone": 'una contraseña adivinada se cambia desde el teléfono de quien la adivinó',
  'somebody who forgot his password sets a new one on the phone that he always has': 'alguien que olvidó su contraseña pone una nueva en el teléfono de siempre',
  'a new phone, a new password, and no failure before': 'un teléfono nuevo, una contraseña nueva y ningún fallo antes',
  'the failures are two days old': 'los fallos son de hace dos días',
  'a new e-mail, and then the savings': 'un correo nuevo, y después los ahorros',
  'a new e-mail, and rent from the usual phone': 'un correo nuevo, y el alquiler desde el teléfono de siempre',
  'a new phone and nothing else': 'un teléfono nuevo y nada más',
  'home, and half an hour later through a rented server abroad': 'en casa, y media hora después por un servidor alquilado en el extranjero',
  'home, and then a roaming phone across the border': 'en casa, y luego un teléfono en itinerancia al otro lado de la frontera',
  'always through the same rented server': 'siempre por el mismo servidor alquilado',
  'four cards from one phone': 'cuatro tarjetas desde un teléfono',
  'one card that is declined again and again': 'una tarjeta rechazada una y otra vez',
  'two cards of a family': 'dos tarjetas de una familia',
  'a script goes through a list': 'un programa recorre una lista',
  'an impatient customer': 'un cliente impaciente',
  'nobody said from where': 'nadie dijo desde dónde',
  'one address goes through a list of names': 'una dirección recorre una lista de nombres',
  'one user who does not remember': 'un usuario que no se acuerda',
  'an office where a few mistype on a morning': 'una oficina donde algunos se equivocan una mañana',
  'the eleventh name has a password that still works': 'el undécimo nombre tiene una contraseña que todavía sirve',
  'his own laptop at an address where others fail': 'su propio portátil en una dirección donde otros fallan',
  'a new phone at home': 'un teléfono nuevo en casa',
  'five strangers pay an account that nobody paid a week ago': 'cinco desconocidos pagan a una cuenta a la que hace una semana no pagaba nadie',
  'a utility that many have paid for months': 'una empresa de servicios a la que muchos pagan desde hace meses',
  'one person pays his landlord five times': 'una persona paga cinco veces a su casero',
  'a week old, and five payees before lunch': 'una semana de vida y cinco destinatarios antes de comer',
  'a company that has paid its people for years': 'una empresa que paga a su gente desde hace años',
  'a week old, and one payee': 'una semana de vida y un destinatario',
  'the fourth account of a phone': 'la cuarta cuenta de un teléfono',
  'a family tablet': 'una tableta de la familia',
  'an old customer on a shared terminal': 'un cliente antiguo en un terminal compartido',
  'ten minutes old, from a rented server': 'diez minutos de vida, desde un servidor alquilado',
  'ten minutes old, from a phone': 'diez minutos de vida, desde un teléfono',
  'years old, from the server of an accountant': 'años de vida, desde el servidor de un contador',
  'the sixth within the hour': 'la sexta en la hora',
  'the fifth within the hour': 'la quinta en la hora',
  'six on one day': 'seis en un día',
  'a login after many transfers': 'un ingreso tras muchas transferencias',
  'four payees in a row': 'cuatro destinatarios seguidos',
  'four payments to one shop': 'cuatro pagos a una tienda',
  'four payees over an afternoon': 'cuatro destinatarios en una tarde',
};

interface Named {
  readonly name: string;
  readonly title: string;
  readonly says: string;
}

interface Ruled {
  readonly code: string;
  readonly name: string;
  readonly description: string;
}

export const packIn = (language: Language, { name, title, says }: Named): Pick<PackWords, 'title' | 'says'> => (language === 'es' ? packsInSpanish[name] : undefined) ?? { title, says };

export const packRuleIn = (language: Language, pack: string, { code, name, description }: Ruled): Omit<Ruled, 'code'> => (language === 'es' ? packsInSpanish[pack]?.rules[code] : undefined) ?? { name, description };

export const packStoryIn = (language: Language, story: string): string => (language === 'es' ? packStoriesInSpanish[story] : undefined) ?? story;
