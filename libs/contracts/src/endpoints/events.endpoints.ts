export const eventsEndpoints = {} as const;
