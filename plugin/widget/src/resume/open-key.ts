/** In the tab's storage while the window is open and something is going on. */
export const OPEN_KEY = 'open';
