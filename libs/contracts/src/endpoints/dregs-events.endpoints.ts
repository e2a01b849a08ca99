export const dregsEventsEndpoints = {} as const;
