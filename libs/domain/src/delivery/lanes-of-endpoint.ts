/**
 * So many deliveries are on their way to one endpoint at a time. Enough for 200 a second to one that answers within 50 ms; few
 * enough that several dead ones, each holding its lanes for as long as a timeout lasts, leave room for the others.
 */
export const lanesOfEndpoint = 10;
