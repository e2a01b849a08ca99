import type { Answer } from '../asking/api.js';
import type { Language } from './languages.js';
import { type Phrase, phraseBook } from './phrase-book.js';
import { titleInSpanish } from './reasons/reasons.js';

/** What the fields, functions and operators of rules are, in Spanish. Their names are the language's own and stay. A test holds it against the vocabulary of the API. */
const phrases: readonly Phrase[] = [
  ['the id of the event', 'el id del evento'],
  ['the type of the event', 'el tipo del evento'],
  ['when it happened', 'cuándo ocurrió'],
  ['the hour of the day when it happened, 0 to 23, UTC', 'la hora del día en que ocurrió, de 0 a 23, UTC'],
  ['the day of the week when it happened, 0 is Sunday, UTC', 'el día de la semana en que ocurrió, 0 es domingo, UTC'],
  ['your id of the user', 'tu id del usuario'],
  ['the session', 'la sesión'],
  ['the device, as the event names it', 'el dispositivo, como lo nombra el evento'],
  ['the address it came from', 'la dirección de la que vino'],
  ['the country that the event states', 'el país que el evento dice'],
  ['the user agent', 'el agente de usuario'],
  ['whether the event states a VPN', 'si el evento dice que hay una VPN'],
  ['whether the event states a proxy', 'si el evento dice que hay un proxy'],
  ['whether the event states a new device', 'si el evento dice que el dispositivo es nuevo'],
  ['failed attempts, as the event states them', 'intentos fallidos, como el evento los dice'],
  ['the account that a transfer goes to', 'la cuenta a la que va una transferencia'],
  ['the tax id that a transfer goes to', 'el documento fiscal al que va una transferencia'],
  ['the amount of money, read from the metadata under any of its known names', 'el importe, leído de metadata bajo cualquiera de sus nombres conocidos'],
  ['the currency of the amount, in capitals', 'la moneda del importe, en mayúsculas'],
  ['what you sent as {name}; anything below it', 'lo que enviaste como {name}; todo lo que contiene'],
  ['the same as event.metadata, as gu1 writes it', 'lo mismo que event.metadata, como lo escribe gu1'],
  ['the id that we gave the entity', 'el id que dimos a la entidad'],
  ['your id of the entity', 'tu id de la entidad'],
  ['person or company', 'persona (person) o empresa (company)'],
  ['how you stand with the entity', 'cómo estás con la entidad'],
  ['the country of the entity', 'el país de la entidad'],
  ['the tax id as it was stored', 'el documento fiscal, como se guardó'],
  ['seconds from when the entity was created to the event', 'segundos desde que se creó la entidad hasta el evento'],
  ['the attributes of the entity; anything below them', 'los atributos de la entidad; todo lo que contienen'],
  ['whether somebody trusts the device', 'si alguien confía en el dispositivo'],
  ['whether somebody blocked the device', 'si alguien bloqueó el dispositivo'],
  ['when the entity was first seen on the device', 'cuándo se vio a la entidad por primera vez en el dispositivo'],
  ['seconds from then to the event', 'segundos desde entonces hasta el evento'],
  ['the country of the address', 'el país de la dirección'],
  ['the region of the address', 'la región de la dirección'],
  ['the city of the address', 'la ciudad de la dirección'],
  ['the number of the network that the address belongs to', 'el número de la red a la que pertenece la dirección'],
  ['what kind of network it is', 'qué clase de red es'],
  ['the HUMANITY score, 0 to 100, higher is better', 'el puntaje de Humanidad, de 0 a 100; más es mejor'],
  ['the AUTHENTICITY score, 0 to 100, higher is better', 'el puntaje de Autenticidad, de 0 a 100; más es mejor'],
  ['the UNIQUENESS score, 0 to 100, higher is better', 'el puntaje de Unicidad, de 0 a 100; más es mejor'],
  ['the BEHAVIOR score, 0 to 100, higher is better', 'el puntaje de Conducta, de 0 a 100; más es mejor'],
  ['how much evidence it rests on, 0 to 1', 'en cuánta evidencia se apoya, de 0 a 1'],
  ['how sure the analyzer is, 0 to 1', 'cuán seguro está el analizador, de 0 a 1'],
  ['the points that it gave to the score or took from it', 'los puntos que dio al puntaje o le quitó'],
  ['the slugs of the badges that the entity carries', 'los códigos de las insignias que lleva la entidad'],

  ['whether somebody said it', 'si alguien lo dijo'],
  ['the characters of a text, the elements of a list, the members of an object', 'los caracteres de un texto, los elementos de una lista, los miembros de un objeto'],
  ['a number, or true or false, as a text', 'un número, o true o false, como texto'],
  ['a text as the number that it spells', 'un texto como el número que escribe'],
  ['a text of ISO 8601 with its zone as a moment', 'un texto ISO 8601 con su zona, como momento'],
  ['whether the pattern (RE2) is found in the text', 'si el patrón (RE2) se encuentra en el texto'],
  ['whether the field, or an element of it, is on the data list with this id', 'si el campo, o un elemento suyo, está en la lista de datos con este id'],
  ['whether a word of the field, or up to three in a row, is on the data list', 'si una palabra del campo, o hasta tres seguidas, está en la lista de datos'],
  ['whether a text has this part, or a list this element', 'si un texto tiene esta parte, o una lista este elemento'],
  ['whether a text begins so', 'si un texto empieza así'],
  ['whether a text ends so', 'si un texto termina así'],
  ['the text with A to Z made small', 'el texto con A a Z en minúsculas'],
  ['as size(x)', 'como size(x)'],
  ['x, or y where nobody said x', 'x, o y donde nadie dijo x'],
  ['goes through a list; x is its element', 'recorre una lista; x es su elemento'],

  ['is this value', 'es este valor'],
  ['is more, or later', 'es más, o posterior'],
  ['is as much or more', 'es tanto o más'],
  ['is less, or earlier', 'es menos, o anterior'],
  ['is as much or less', 'es tanto o menos'],
  ['lies between two values or is one of them', 'está entre dos valores o es uno de ellos'],
  ['is one of these values', 'es uno de estos valores'],
  ['a text has this part, a list this element', 'un texto tiene esta parte, una lista este elemento'],
  ['begins so', 'empieza así'],
  ['ends so', 'termina así'],
  ['somebody said it', 'alguien lo dijo'],
  ['the pattern (RE2) is found in it', 'el patrón (RE2) se encuentra en él'],
  ['it, or an element of it, is on the data list with this id', 'él, o un elemento suyo, está en la lista de datos con este id'],
  ['a word of it, or up to three in a row, is on the data list with this id', 'una palabra suya, o hasta tres seguidas, está en la lista de datos con este id'],
];

const say = phraseBook(phrases);
const ofAnalyzer = /^observations\.(.+)\.value$/;

type Vocabulary = Answer<'GET /rules/vocabulary'>;

/** What something in the language of rules is; null where no phrase is like it. What an analyzer saw is named as the analyzer is. */
export function wordInSpanish({ says, path = '' }: { readonly says: string; readonly path?: string }): string | null {
  const title = titleInSpanish(ofAnalyzer.exec(path)?.[1] ?? '');
  return title === null ? say(says) : `${title}: de 0 a 1, donde 1 es bueno`;
}

/** The vocabulary of rules as somebody who speaks this language reads it. */
export function vocabularyIn(language: Language, vocabulary: Vocabulary): Vocabulary {
  if (language === 'en') return vocabulary;
  const told = <Word extends { readonly says: string; readonly path?: string }>(words: readonly Word[]): Word[] => words.map((word) => ({ ...word, says: wordInSpanish(word) ?? word.says }));
  const { fields, functions, methods, operators } = vocabulary;
  return { ...vocabulary, fields: told(fields), functions: told(functions), methods: told(methods), operators: told(operators) };
}
