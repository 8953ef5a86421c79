import { type Logger } from 'pino';
/** Cuts a value that came from outside, so that nobody fills the log (threats.md A42). */
export declare const cut: (text: string) => string;
/**
 * Describes an error for the log. Of a database's error only codes are kept: its text and its statement can hold what
 * people wrote.
 */
export declare function describeError(error: unknown): object;
/** Makes the relay's log: one line of JSON an entry, without tokens and without what people wrote. */
export declare function createLogger(level: string): Logger;
