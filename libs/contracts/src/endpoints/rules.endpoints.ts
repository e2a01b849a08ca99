export const rulesEndpoints = {} as const;
