import type { ReasonsOf } from './reasons-of.js';

/** What analyzers say of whether somebody is there once. */
export const uniquenessReasons: ReasonsOf<'uniqueness'> = {
  'uniqueness.shared-device': {
    title: 'Muchas cuentas viven en un dispositivo',
    says: [
      ['{#n account|accounts} were used on one device of this account.', 'En un dispositivo de esta cuenta se usaron {#n cuenta|cuentas}.'],
      ['{#n account|accounts} were used on one device of this account, and {#share} % of its events came from one that is its own.', 'En un dispositivo de esta cuenta se usaron {#n cuenta|cuentas}, y {#share} % de sus eventos vino de uno que es solo suyo.'],
      ['{#n account|accounts} were used on one device of this account, and none of its last events tells from which.', 'En un dispositivo de esta cuenta se usaron {#n cuenta|cuentas}, y ninguno de sus últimos eventos dice desde cuál.'],
      ['{#n account|accounts} were used on one device of this account, hardly any of them from where it is: browsers of one make are taken for each other.', 'En un dispositivo de esta cuenta se usaron {#n cuenta|cuentas}, casi ninguna desde donde está esta: los navegadores de un mismo modelo se confunden entre sí.'],
      ["Nobody else was seen on this account's devices.", 'En los dispositivos de esta cuenta no se vio a nadie más.'],
    ],
  },
  'uniqueness.shared-address': {
    title: 'Muchas cuentas vienen de una dirección',
    says: [
      ['{#n account|accounts} came from one consumer address within a day.', 'De una dirección de consumidores vinieron {#n cuenta|cuentas} en un día.'],
      ['No more than {#n account|accounts} came from one address of this account within a day.', 'De una dirección de esta cuenta no vinieron más que {#n cuenta|cuentas} en un día.'],
    ],
  },
  'uniqueness.shared-session': {
    title: 'Muchas cuentas se usaron en una sesión',
    says: [['{#n account|accounts} were used in one session of this account.', 'En una sesión de esta cuenta se usaron {#n cuenta|cuentas}.']],
  },
  'uniqueness.similar-email': {
    title: 'Otras cuentas llevan al mismo buzón',
    says: [
      ['The mailbox of this account has {#n more account|more accounts} under another spelling of its address.', 'El buzón de esta cuenta tiene {#n cuenta|cuentas} más con otra forma de escribir su dirección.'],
      ['The mailbox of this account has {#n more account|more accounts} under other spellings of its address.', 'El buzón de esta cuenta tiene {#n cuenta|cuentas} más con otras formas de escribir su dirección.'],
      ['{#n other account|other accounts} have the same e-mail address.', '{#n cuenta más tiene|cuentas más tienen} el mismo correo.'],
    ],
  },
  'uniqueness.similar-name': {
    title: 'Se encuentran personas del mismo nombre',
    says: [['{#n other account|other accounts} of the same name, and {#met} of them met this one on a device, in a session or at an account.', '{#n cuenta más|cuentas más} del mismo nombre, de las que {#met} coincidieron con esta en un dispositivo, una sesión o una cuenta de destino.']],
  },
  'uniqueness.shared-tax-id': {
    title: 'Otras cuentas declaran el mismo documento',
    says: [
      ['{#n other account|other accounts} of the same kind states a document of the same holder.', '{#n cuenta más|cuentas más} de la misma clase declara un documento del mismo titular.'],
      ['{#n other account|other accounts} of the same kind state a document of the same holder.', '{#n cuenta más|cuentas más} de la misma clase declaran un documento del mismo titular.'],
      ['A person and a company state the same tax identifier.', 'Una persona y una empresa declaran el mismo documento.'],
    ],
  },
  'uniqueness.shared-destination': {
    title: 'Muchas cuentas envían a una sola',
    says: [['{#n account|accounts} began within a week to send to one account, which got {#share} % of what this one sent.', '{#n cuenta empezó|cuentas empezaron} en una semana a enviar a una misma cuenta, que recibió {#share} % de lo que esta envió.']],
  },
  'uniqueness.similar-behavior': {
    title: 'Otras cuentas empezaron al mismo paso que esta',
    says: [['{#n other account|other accounts} began within half an hour with the same four steps at the same pace, from the same block of addresses with the same agent.', '{#n cuenta más empezó|cuentas más empezaron} en media hora con los mismos cuatro pasos al mismo ritmo, desde el mismo bloque de direcciones y con el mismo agente.']],
  },
  'uniqueness.registration-burst': {
    title: 'Uno de muchos registros desde una dirección',
    says: [['{#n account|accounts} signed up within an hour from the address of this one, of {#seen account|accounts} seen there.', 'Desde la dirección de esta cuenta se registraron {#n cuenta|cuentas} en una hora, de {#seen cuenta vista|cuentas vistas} allí.']],
  },
};
