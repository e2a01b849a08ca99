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
