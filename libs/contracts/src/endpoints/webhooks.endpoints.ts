export const webhooksEndpoints = {} as const;
