import type { MistakeCode } from '@app/domain';
import type { Language } from './languages.js';

/** The API says its sentences in English. In other languages a mistake of a rule is said by its code, and the sentence stands beside it. */
const mistakes: Record<Exclude<Language, 'en'>, Record<MistakeCode, string>> = {
  es: {
    NOT_A_RULE: 'Aquí falta un grupo o una condición: un objeto, o un texto CEL.',
    SYNTAX: 'El texto no es CEL.',
    PROPERTY_UNKNOWN: 'Esta propiedad no significa nada aquí. Quítala o corrige su nombre.',
    GROUP_UNKNOWN: 'Un grupo es AND, OR, NOT o XOR.',
    GROUP_EMPTY: 'Un grupo vacío no dice nada. Dale al menos una condición.',
    CONDITION_UNKNOWN: 'Este tipo de condición no existe o no va con su campo. Puedes dejarlo fuera.',
    FIELD_UNKNOWN: 'No existe ese campo.',
    FIELD_UNFIT: 'El campo no se puede preguntar así.',
    OPERATOR_UNKNOWN: 'No existe ese operador.',
    OPERATOR_UNFIT: 'El operador no va con el tipo del campo.',
    VALUE_UNFIT: 'Falta el valor, o no es del tipo que el operador necesita.',
    VALUE_UNKNOWN: 'El campo nunca puede tener ese valor.',
    PATTERN_INVALID: 'El patrón no es de RE2, que no mira hacia adelante ni hacia atrás.',
    LIST_ID_INVALID: 'Ese no es el id de una lista de datos.',
    WINDOW_INVALID: 'Esta ventana no se puede contar así.',
    FUNCTION_UNKNOWN: 'Esa función no existe o lleva otros argumentos.',
    TYPE_UNFIT: 'Ese valor es de un tipo que aquí no sirve.',
    NOT_LITERAL: 'Aquí va un valor escrito, no uno calculado.',
    NESTED: 'Una lista no se recorre dentro de otra.',
    NOT_A_CONDITION: 'Una regla es verdadera o falsa: compara el valor con algo.',
    TOO_DEEP: 'Está anidado demasiado hondo. Sepáralo.',
    TOO_WIDE: 'Tiene demasiadas partes. Divide la regla o usa una lista de datos.',
    TOO_LONG: 'Un texto, un patrón o una lista es demasiado largo.',
  },
};

/** What a mistake is in this language; null where the sentence of the API is in it already. */
export const mistakeIn = (language: Language, code: MistakeCode): string | null => (language === 'en' ? null : mistakes[language][code]);
