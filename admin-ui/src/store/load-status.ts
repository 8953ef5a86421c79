/** How far something is read from the relay. `failed` keeps what was there. */
export type LoadStatus = 'idle' | 'loading' | 'ready' | 'failed';
