/** Something else is being done to a conversation, which is changed by one thing at a time. */
export class BusyError extends Error {}
