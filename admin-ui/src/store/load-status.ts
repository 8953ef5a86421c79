/** How far something is loaded. `failed` keeps what was loaded before. */
export type LoadStatus = 'idle' | 'loading' | 'ready' | 'failed';
