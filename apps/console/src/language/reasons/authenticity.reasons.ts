import type { ReasonsOf } from './reasons-of.js';

/** What analyzers say of whether somebody is who he says he is. */
export const authenticityReasons: ReasonsOf<'authenticity'> = {
  'authenticity.tax-id': {
    title: 'El documento no puede existir',
    says: [
      ['The tax identifier is a valid {>document}, check digit included.', 'El documento es válido como {>document}, con su dígito verificador.'],
      ['The tax identifier has the form of a {>document}, which has no check digit that could prove it.', 'El documento tiene la forma de {>document}, que no tiene dígito verificador que lo pruebe.'],
      ['The tax identifier is a published placeholder that identifies nobody.', 'El documento es un número genérico publicado, que no identifica a nadie.'],
      ['The tax identifier is one character {#n} times.', 'El documento es un solo carácter {#n} veces.'],
      ['The tax identifier is not valid in {>country}, but would be a valid {>document}, and the person is seen there. Check the country.', 'El documento no es válido en {>country}, pero lo sería como {>document}, y allí se ve a la persona. Revisa el país.'],
      ['No document of {>country} has such a tax identifier: its form or its check digit is wrong.', 'Ningún documento de {>country} es así: la forma o el dígito verificador no son correctos.'],
    ],
  },
  'authenticity.tax-id-country': {
    title: 'Nunca en el país de su documento',
    says: [
      ['{#n} % of {#all located event|located events} came from {country}, the country of the tax identifier.', '{#n} % de {#all evento ubicado|eventos ubicados} vino de {country}, el país del documento.'],
      ['The tax identifier is of {country}, and all {#all located event|located events} came from elsewhere ({others}).', 'El documento es de {country}, y de {#all evento ubicado|eventos ubicados} todo vino de otra parte ({others}).'],
    ],
  },
  'authenticity.disposable-mail': {
    title: 'El correo es desechable',
    says: [
      ['Your own dataset calls {domain} disposable.', 'Tu propio conjunto de datos llama desechable a {domain}.'],
      ['Addresses of {domain} are disposable, by {#n list|lists} of such domains.', 'Las direcciones de {domain} son desechables, según {#n lista|listas} de esos dominios.'],
    ],
  },
  'authenticity.relay-mail': {
    title: 'El correo oculta otro',
    says: [['Mail to {domain} goes on to an address that is not told: privacy, mostly.', 'El correo a {domain} sigue a una dirección que no se dice: por privacidad, casi siempre.']],
  },
  'authenticity.mail-name': {
    title: 'El correo parece generado y no tiene nada del nombre',
    says: [
      ['The e-mail address has part of the name in it.', 'El correo contiene parte del nombre.'],
      ['The e-mail address {address} looks as if a program had chosen it, and has nothing of the name.', 'El correo {address} parece elegido por un programa, y no tiene nada del nombre.'],
    ],
  },
  'authenticity.name': {
    title: 'El nombre parece inventado',
    says: [['The name “{name}” {>oddity}.', 'El nombre «{name}» {>oddity}.']],
  },
  'authenticity.phone': {
    title: 'El teléfono no puede existir',
    says: [
      ['Nobody has the phone number {phone}: it ends in one digit repeated or in digits in a row.', 'Nadie tiene el teléfono {phone}: termina en un dígito repetido o en dígitos seguidos.'],
      ['No phone number of {>country} has as many digits as {phone}.', 'Ningún teléfono de {>country} tiene tantos dígitos como {phone}.'],
      ['The phone number is one that its country issues.', 'El teléfono es de los que su país asigna.'],
    ],
  },
  'authenticity.profile-countries': {
    title: 'Las partes del perfil son de países distintos',
    says: [
      ['Phone number, country and tax identifier are all of {country}.', 'Teléfono, país y documento son todos de {country}.'],
      ['No two of three fit: {>homes}.', 'No coinciden dos de tres: {>homes}.'],
    ],
  },
  'authenticity.profile-place': {
    title: 'Nunca donde su perfil dice vivir',
    says: [
      ['It is seen in {country}, which {>by} names.', 'Se ve en {country}, que coincide con {>by}.'],
      ['The phone number is {country}, and all {#n event|events} from lines of people came from {>others}.', 'El teléfono es de {country}, y de {#n evento|eventos} desde líneas de personas todo vino de {>others}.'],
      ['The stated country is {country}, and all {#n event|events} from lines of people came from {>others}.', 'El país declarado es {country}, y de {#n evento|eventos} desde líneas de personas todo vino de {>others}.'],
    ],
  },
  'authenticity.time-zone': {
    title: 'El reloj está puesto para otra parte del mundo',
    says: [['The clock is set to {zone}, at least {#hours} hours from where the last {#n event|events} came from.', 'El reloj está en {zone}, al menos a {#hours} horas de donde vino lo último ({#n evento|eventos}).']],
  },
  'authenticity.birth-date': {
    title: 'Nadie de esa edad tiene una cuenta',
    says: [
      ['The birth date, {date}, has not come yet.', 'La fecha de nacimiento, {date}, todavía no llegó.'],
      ['The birth date, {date}, makes the person {#age} years old.', 'Por la fecha de nacimiento, {date}, la persona tendría {#age} años.'],
    ],
  },
  'authenticity.changing-profile': {
    title: 'Quién es cambia demasiado',
    says: [['Within {#days} days events told of {>what}.', 'En {#days} días los eventos hablaron de {>what}.']],
  },
};
