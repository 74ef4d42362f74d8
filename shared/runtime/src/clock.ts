/** The time as epoch milliseconds. Passed in wherever time decides something, so that tests can set it. */
export type Clock = () => number;
