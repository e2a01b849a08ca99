import type { Phrase } from '../phrase-book.js';
import type { ReasonsOf } from './reasons-of.js';

/** What is known of a destination or an address from what events there turned out to be. */
const reputation: readonly Phrase[] = [
  ['{#n event|events} of the last four weeks at this {>place} turned out to be legitimate, and none to be fraud.', '{#n evento|eventos} de las últimas cuatro semanas en {>place}: legítimo todo, ningún fraude.'],
  ['{#n event|events} of the last four weeks at this {>place} turned out to be fraud, of {#of} that are labelled.', '{#n evento|eventos} de las últimas cuatro semanas en {>place}: fraude, de {#of} con etiqueta.'],
  ['The newest {#n} labelled events of the last four weeks at this {>place} turned out to be legitimate, and none to be fraud.', 'Los {#n} eventos con etiqueta más recientes de las últimas cuatro semanas en {>place}: legítimo todo, ningún fraude.'],
  ['{#n event|events} of the last four weeks at this {>place} turned out to be fraud, of the newest {#of} that are labelled.', '{#n evento|eventos} de las últimas cuatro semanas en {>place}: fraude, de los {#of} más recientes con etiqueta.'],
];

/** What analyzers say of whether somebody does as always. */
export const behaviorReasons: ReasonsOf<'behavior'> = {
  'behavior.impossible-travel': {
    title: 'En dos lugares a la vez',
    says: [
      ['From {>one} to {>other}: at least {#km} km in {#time} {unit}, {#speed} km/h.', 'De {>one} a {>other}: al menos {#km} km en {#time} {unit}, {#speed} km/h.'],
      ['Both ends are devices that were there before: phones roam, and then speak through their carrier at home.', 'En ambos extremos hay dispositivos que ya estaban: los teléfonos en itinerancia hablan por su operador de origen.'],
      ['The same two networks keep alternating, as a phone does that roams: its carrier at home, Wi-Fi where it is.', 'Las mismas dos redes se alternan, como hace un teléfono en itinerancia: su operador de origen, y Wi-Fi donde está.'],
      ['All {#n step|steps} from place to place could have been travelled.', 'De un lugar a otro hubo {#n paso|pasos}, y todo pudo viajarse.'],
    ],
  },
  'behavior.failed-logins': {
    title: 'Alguien falla una y otra vez al entrar',
    says: [
      ['{#n login or password change|logins and password changes} failed within an hour.', '{#n ingreso o cambio de contraseña falló|ingresos y cambios de contraseña fallaron} en una hora.'],
      ['{#n login or password change|logins and password changes} failed within an hour, while whoever got in came from where this account always was: its owner is a victim, not to blame.', '{#n ingreso o cambio de contraseña falló|ingresos y cambios de contraseña fallaron} en una hora, mientras que quien entró vino de donde esta cuenta siempre estuvo: el titular es víctima, no culpable.'],
      ['No login failed within an hour of the newest event, and {#n event|events} were looked at.', 'Ningún ingreso falló en la hora del último evento, y se miraron {#n evento|eventos}.'],
    ],
  },
  'behavior.tried-accounts': {
    title: 'Se prueban cuentas desde una dirección',
    says: [
      ['{#n other account|other accounts} tried to log in within an hour, and were not let in, from an address on which this account was new. It was tried like them and did not open: its owner is a victim, not to blame.', '{#n cuenta más intentó|cuentas más intentaron} entrar en una hora, sin lograrlo, desde una dirección en la que esta cuenta era nueva. Se probó como ellas y no abrió: su dueño es víctima, no culpable.'],
      ['{#n other account|other accounts} tried to log in within an hour, and were not let in, from an address on which this account was new, and this one opened: somebody may have taken it over.', '{#n cuenta más intentó|cuentas más intentaron} entrar en una hora, sin lograrlo, desde una dirección en la que esta cuenta era nueva, y esta abrió: alguien puede haberla tomado.'],
    ],
  },
  'behavior.tried-everywhere': {
    title: 'Entró en un dispositivo nuevo mientras fallan dispositivos nuevos por todas partes',
    says: [
      ['This account opened on a new device, while within the hours around it other accounts failed to log in on new devices from {#n line|lines} and opened from {#opened}: passwords are being tried out, and this one may have been right.', 'Esta cuenta abrió en un dispositivo nuevo, mientras en las horas alrededor otras cuentas fallaron al entrar en dispositivos nuevos desde {#n línea|líneas} y abrieron desde {#opened}: se están probando contraseñas, y esta puede haber sido la correcta.'],
      ['This account opened on a new device, while within the hours around it other accounts failed to log in on new devices with its user agent from {#n line|lines} and opened from {#opened}: passwords are being tried out, and this one may have been right.', 'Esta cuenta abrió en un dispositivo nuevo, mientras en las horas alrededor otras cuentas fallaron al entrar en dispositivos nuevos con su mismo agente de usuario desde {#n línea|líneas} y abrieron desde {#opened}: se están probando contraseñas, y esta puede haber sido la correcta.'],
    ],
  },
  'behavior.login-likelihood': {
    title: 'Llega como llegaría un extraño',
    says: [
      ['The last two days came as {#n} events before did: {#times} times likelier from this person than from anybody.', 'Los últimos dos días llegaron como antes {#n} eventos: {#times} veces más probable de esta persona que de cualquiera.'],
      ['What came within two days is {#times} times likelier from anybody than from this person, against {#n} events in {#days} days. New or seldom seen: {>news}.', 'Lo que llegó en dos días es {#times} veces más probable de cualquiera que de esta persona, frente a {#n} eventos en {#days} días. Nuevo o poco visto: {>news}.'],
    ],
  },
  'behavior.new-country': {
    title: 'Por primera vez en este país',
    says: [['For the first time in {>countries}, after {#n located event|located events} in {#days} days elsewhere.', 'Por primera vez en {>countries}, después de {#n evento ubicado|eventos ubicados} en {#days} días en otra parte.']],
  },
  'behavior.time-of-day': {
    title: 'A una hora en la que esta persona nunca está',
    says: [['Active at {hour}:00 UTC, around which lie {#share} % of {#all} events in {#weeks} weeks.', 'En actividad a las {hour}:00 UTC, hora alrededor de la cual está {#share} % de {#all} eventos en {#weeks} semanas.']],
  },
  'behavior.dormant-account': {
    title: 'Despierta después de mucho y enseguida mueve dinero o cerraduras',
    says: [['{#n credential change or transfer|credential changes and transfers} within three days of coming back, after {#days} days or more of silence.', '{#n cambio de credencial o transferencia|cambios de credencial y transferencias} en los tres días desde que volvió, tras {#days} días o más de silencio.']],
  },
  'behavior.new-device': {
    title: 'Un dispositivo nuevo enseguida cambia cerraduras o mueve dinero',
    says: [
      ['{#n credential change or transfer|credential changes and transfers} within an hour after the newest of {#known} devices first appeared.', '{#n cambio de credencial o transferencia|cambios de credencial y transferencias} en la hora desde que apareció el más nuevo de {#known} dispositivos.'],
      ['The newest of {#known device|devices} has been known for {#days day|days}.', 'De {#known dispositivo|dispositivos}, el más nuevo se conoce desde hace {#days día|días}.'],
    ],
  },
  'behavior.amount-history': {
    title: 'Mucho más de lo que esta persona suele enviar',
    says: [['{#amount} is {#times} times what this person usually sends (half of {#n} transfers were below {#half}, nine in ten below {#most}).', '{#amount} es {#times} veces lo que esta persona suele enviar (la mitad de {#n} transferencias fue menor que {#half}, nueve de cada diez menores que {#most}).']],
  },
  'behavior.amount-organization': {
    title: 'Más de lo que casi nadie envía aquí',
    says: [['{#amount} is far more than 99 in 100 transfers of this organization are ({#most}), and not among the usual amounts of this person.', '{#amount} es mucho más que 99 de cada 100 transferencias de esta organización ({#most}), y no está entre los importes habituales de esta persona.']],
  },
  'behavior.taken-session': {
    title: 'Una sesión siguió en otro lado sin ingreso',
    says: [
      ['{#n minute|minutes} after its last event, a session of this account went on {>place} where it had never been, {>machine}, and nobody logged in there; {#of credential change or transfer|credential changes and transfers} followed.', '{#n minuto|minutos} después de su último evento, una sesión de esta cuenta siguió {>place} donde nunca había estado, {>machine}, y allí nadie ingresó; luego hubo {#of cambio de credenciales o transferencia|cambios de credenciales y transferencias}.'],
    ],
  },
  'behavior.unusual-amounts': {
    title: 'Varios importes inusuales en dos semanas',
    says: [['Within two weeks before the newest transfer, {#n amount was|amounts were} far above what this person usually sends (half of {#of} below {#half}), the largest by {#times} times what separates its large from its usual amounts.', 'En las dos semanas antes de la última transferencia, {#n importe estuvo|importes estuvieron} muy por encima de lo que esta persona suele enviar (la mitad de {#of} menor que {#half}), el mayor por {#times} veces lo que separa sus importes grandes de los habituales.']],
  },
  'behavior.transfer-velocity': {
    title: 'Transferencias más rápidas que de costumbre',
    says: [
      ['{>how}; usual for this person is {#day} a day, from {#n transfer|transfers} in {#weeks week|weeks}, though from where and on what this person always is.', '{>how}; lo habitual de esta persona es {#day} por día, según {#n transferencia|transferencias} en {#weeks semana|semanas}; aunque desde donde y con lo que siempre está.'],
      ['{>how}; usual for this person is {#day} a day, from {#n transfer|transfers} in {#weeks week|weeks}.', '{>how}; lo habitual de esta persona es {#day} por día, según {#n transferencia|transferencias} en {#weeks semana|semanas}.'],
    ],
  },
  'behavior.new-recipient': {
    title: 'Un importe grande a alguien nuevo',
    says: [['{#amount}, {#times} times the usual, went to a recipient who never got anything from this person; of {#n transfer|transfers} before, {#share} % went to somebody new.', '{#amount}, {#times} veces lo habitual, fue a un destinatario que nunca recibió nada de esta persona; de {#n transferencia anterior|transferencias anteriores}, {#share} % fue a alguien nuevo.']],
  },
  'behavior.pass-through': {
    title: 'Entra dinero de desconocidos y sigue de largo',
    says: [['Within three days {#n other|others} paid in, {#new} of them for the first time, and {#share} % of it left within twelve hours, in {#payments payment|payments}; usual for this person is {#usual} in such a time.', 'En tres días {#n persona más pagó|personas más pagaron} aquí, {#new} por primera vez, y {#share} % de eso salió en doce horas, en {#payments pago|pagos}; lo habitual de esta persona es {#usual} en ese tiempo.']],
  },
  'behavior.changed-locks': {
    title: 'Cambian credenciales o dispositivos, y luego se mueve dinero',
    says: [
      ['{>what}, and within {#n hour|hours} money moved, with {>beside}, though from where or on what this person always is.', '{>what}, y en {#n hora|horas} se movió dinero, con {>beside}; aunque desde donde o con lo que siempre está.'],
      ['{>what}, and within {#n hour|hours} money moved, with {>beside}.', '{>what}, y en {#n hora|horas} se movió dinero, con {>beside}.'],
    ],
  },
  'behavior.counterparty-reputation': { title: 'El dinero va adonde antes hubo fraude', says: reputation },
  'behavior.address-reputation': { title: 'Viene de una dirección de la que vino fraude', says: reputation },
};
