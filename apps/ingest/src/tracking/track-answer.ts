/** The answer to a tracked event, as JSON text: it is also what is kept under its id. */
export const trackAnswer = (id: string | null, fingerprint: string | null): string => JSON.stringify({ status: 'success', id, fingerprint });
