import type { Language } from '../languages.js';
import { type Phrase, phraseBook } from '../phrase-book.js';
import { addresses } from './refusal-phrases.js';

/** Why an attempt at a delivery failed, and what follows. */
export const attemptPhrases: readonly Phrase[] = [
  ...addresses,
  ['"{text}" is not an IP address; use the address of a public host.', '«{text}» no es una dirección IP; usa la de un servidor público.'],
  ['This process is stopping and sends nothing more; the next attempt is made by another one.', 'Este proceso se detiene y no envía nada más; el próximo intento lo hace otro.'],
  ['No mail server is set up; give its URL in SMTP_URL.', 'No hay servidor de correo; da su URL en SMTP_URL.'],
  ['{host} gave no answer within {#ms} ms; let it answer first and do its work afterwards.', '{host} no respondió en {#ms} ms; que responda primero y trabaje después.'],
  ['{host} could not be asked: {what}. Check that it runs, that its name resolves and that its certificate is valid.', 'No se pudo preguntar a {host}: {what}. Revisa que funcione, que su nombre se resuelva y que su certificado valga.'],
  ['The mail server {host} may not be reached: {what}', 'No se permite llegar al servidor de correo {host}: {what}'],
  ['The mail server {host} refused the letter: {what}', 'El servidor de correo {host} rechazó la carta: {what}'],
  ['The mail server {host} gave no answer within {#ms} ms.', 'El servidor de correo {host} no respondió en {#ms} ms.'],
  ['The mail server {host} could not be asked: {what}. Check SMTP_URL.', 'No se pudo preguntar al servidor de correo {host}: {what}. Revisa SMTP_URL.'],
  ['It could not be composed: {what}', 'No se pudo componer: {what}'],
  ['The endpoint answered 410 Gone: it asks never to be called again. Enable it again once it is back.', 'El destino respondió 410 Gone: pide que no se le llame más. Actívalo de nuevo cuando vuelva.'],
  ['The last of {#n} attempts failed: {>why}. Replay it once the endpoint works.', 'El último de {#n} intentos falló: {>why}. Repítelo cuando el destino funcione.'],
];

export const attemptParts: readonly Phrase[] = [
  ['the endpoint answered {status}', 'el destino respondió {status}'],
  ['the endpoint did not answer in time', 'el destino no respondió a tiempo'],
  ['the endpoint could not be reached', 'no se pudo llegar al destino'],
  ['the address of the endpoint lies in a network that deliveries may not enter', 'la dirección del destino está en una red a la que las entregas no entran'],
];

const inSpanish = phraseBook(attemptPhrases, attemptParts);

/** A failure and what follows stand one behind the other. */
export function attemptIn(language: Language, because: string): string {
  if (language === 'en') return because;
  const last = because.indexOf(' The last of ');
  const parts = last < 0 ? [because] : [because.slice(0, last), because.slice(last + 1)];
  return parts.map((part) => inSpanish(part) ?? part).join(' ');
}
