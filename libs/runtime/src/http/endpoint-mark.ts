/** Under this name a route carries the endpoint that it serves. */
export const ENDPOINT = 'endpoint';
