/** For so many days it is known how much happened in each hour. */
export const activityDays = 92;
