import type { CycleCause } from '@app/domain';
import { type Phrase, phraseBook } from '../phrase-book.js';

/** Why somebody was scored again. */
export const causesInSpanish: Readonly<Record<CycleCause, string>> = {
  events: 'Llegaron eventos nuevos.',
  late: 'Llegó un evento más viejo que el último que se había puntuado.',
  correction: 'Se corrigió un evento.',
  others: 'Se sabe algo más de otros que comparten un dispositivo o una dirección con la entidad.',
  profile: 'Cambió lo que está escrito de la entidad o de sus dispositivos.',
  demand: 'Alguien lo pidió.',
  disregard: 'Alguien que comparte con la entidad, o ella misma, dejó de tenerse en cuenta o volvió a tenerse.',
  mappings: 'Cambiaron correspondencias de la organización.',
  datasets: 'Cambiaron conjuntos de datos de la organización.',
  ageing: 'El último análisis era viejo: puede haber cambiado aquello con que se midió.',
};

/** Why what many have in common ties nobody. */
const crowds: readonly Phrase[] = [
  ['More than {#n} other people were seen in this session.', 'En esta sesión se vieron más de {#n} personas más.'],
  ['More than {#n} other people were seen on this device.', 'En este dispositivo se vieron más de {#n} personas más.'],
  ['More than {#n} other people began with these steps at the same time.', 'Más de {#n} personas más empezaron con estos pasos al mismo tiempo.'],
  ['More than {#n} other people sent to this account.', 'Más de {#n} personas más enviaron a esta cuenta.'],
  ['More than {#n} other people were seen on this address.', 'En esta dirección se vieron más de {#n} personas más.'],
  ['More than {#n} other people have an e-mail address like this one.', 'Más de {#n} personas más tienen un correo como este.'],
  ['More than {#n} other people have a name like this one.', 'Más de {#n} personas más tienen un nombre como este.'],
];

export const crowdInSpanish = phraseBook(crowds);
