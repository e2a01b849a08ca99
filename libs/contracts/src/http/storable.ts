/** U+0000 and halves of surrogate pairs, as JSON.stringify writes them: jsonb refuses both. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** Whether PostgreSQL stores this text of JSON. */
export const isStorable = (json: string): boolean => !json.includes('\\u') || !unstorable.test(json);
