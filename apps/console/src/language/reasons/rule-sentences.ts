import { type Phrase, phraseBook } from '../phrase-book.js';

const comparisons: readonly Phrase[] = (
  [
    ['below', 'menor que'],
    ['at most', 'como mucho'],
    ['above', 'mayor que'],
    ['at least', 'al menos'],
  ] as const
).flatMap(([english, spanish]): Phrase[] => [
  [`{>field} is {#value}, not ${english} {#limit}.`, `{>field} es {#value}, no ${spanish} {#limit}.`],
  [`{>field} is {#value}, ${english} {#limit}.`, `{>field} es {#value}, ${spanish} {#limit}.`],
]);

const others: readonly Phrase[] = (
  [
    ['below', 'antes de'],
    ['at most', 'como mucho'],
    ['above', 'después de'],
    ['at least', 'al menos'],
    ['between', 'entre'],
    ['one of', 'uno de'],
    ['with', 'con'],
    ['beginning with', 'que empieza con'],
    ['ending with', 'que termina con'],
    ['matching', 'según'],
    ['on the list', 'en la lista'],
    ['with a word of the list', 'con una palabra de la lista'],
  ] as const
).flatMap(([english, spanish]): Phrase[] => [
  [`{>field} is {value}, not ${english} {expected}.`, `{>field} es {value}, no ${spanish} {expected}.`],
  [`{>field} is {value}, ${english} {expected}.`, `{>field} es {value}, ${spanish} {expected}.`],
]);

/** By which figures a rule or a badge came out as it did. */
export const ruleSentences: readonly Phrase[] = [
  ...comparisons,
  ...others,
  ['{>field} has no score yet.', '{>field} todavía no tiene puntaje.'],
  ['{>field} is {#value}, but its confidence is {#confidence} and not yet {#least}.', '{>field} es {#value}, pero su confianza es {#confidence} y todavía no {#least}.'],
  ['No dimension has a score {>comparison} {#limit} with a confidence of at least {#least}.', 'Ninguna dimensión tiene un puntaje {>comparison} {#limit} con una confianza de al menos {#least}.'],
  ['No dimension has a score {>comparison} {#limit}.', 'Ninguna dimensión tiene un puntaje {>comparison} {#limit}.'],
  ['There is no condition to hold.', 'No hay ninguna condición que cumplir.'],
  ['Known for more than {>age}.', 'Conocida desde hace más de {>age}.'],
  ['The entity is disregarded.', 'La entidad no se tiene en cuenta.'],
  ['The rule is not about this entity any more.', 'La regla ya no se aplica a esta entidad.'],
  ['The text of the rule holds: {>values}.', 'El texto de la regla se cumple: {>values}.'],
  ['The text of the rule holds.', 'El texto de la regla se cumple.'],
  ['The text of the rule does not hold: {>values}.', 'El texto de la regla no se cumple: {>values}.'],
  ['The text of the rule does not hold.', 'El texto de la regla no se cumple.'],
  ['Nobody said {>field}.', 'Nadie dijo {>field}.'],
  ['{>field} is {value}, not {expected}.', '{>field} es {value}, no {expected}.'],
  ['{>field} is {value}.', '{>field} es {value}.'],
];

export const ruleParts: readonly Phrase[] = [
  ['nobody said {>field}', 'nadie dijo {>field}'],
  ['{>field} is {#value}', '{>field} es {#value}'],
  ['{>field} is {value}', '{>field} es {value}'],
  ['the confidence of {>dimension}', 'la confianza en {>dimension}'],
  ['HUMANITY', 'Humanidad'],
  ['AUTHENTICITY', 'Autenticidad'],
  ['UNIQUENESS', 'Unicidad'],
  ['BEHAVIOR', 'Conducta'],
  ['below', 'menor que'],
  ['at most', 'como mucho'],
  ['above', 'mayor que'],
  ['at least', 'al menos'],
  ['{figure} over all events by {key} within {#s} s where {where}', '{figure} de todos los eventos por {key} en {#s} s donde {where}'],
  ['{figure} over {>types} by {key} within {#s} s where {where}', '{figure} de {>types} por {key} en {#s} s donde {where}'],
  ['{figure} over all events by {key} within {#s} s', '{figure} de todos los eventos por {key} en {#s} s'],
  ['{figure} over {>types} by {key} within {#s} s', '{figure} de {>types} por {key} en {#s} s'],
  ['{#n day|days}', '{#n día|días}'],
  ['{#n hour|hours}', '{#n hora|horas}'],
  ['{#n minute|minutes}', '{#n minuto|minutos}'],
  ['{#n second|seconds}', '{#n segundo|segundos}'],
];

export const ruleSentenceInSpanish = phraseBook(ruleSentences, ruleParts);
