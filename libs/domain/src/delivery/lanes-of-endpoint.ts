/**
 * So many deliveries are on their way to one endpoint at a time: enough for 200 a second to one that answers within 50 ms, with as
 * long again to claim each and to write down what came of it. One that has failed since it last took something gets fewer, so that
 * many dead ones, each holding its lanes for as long as a timeout lasts, leave room for the others; with the first that it takes it
 * has them all again.
 */
export const lanesOfEndpoint = { usual: 20, failing: 2 } as const;
